namespace ReplyFlow.Workflow.Port;

/// <summary>One branch of one pass through a fork.</summary>
/// <param name="ForkId">Id of the fork.</param>
/// <param name="Visit">Which pass through the fork.</param>
/// <param name="Port">The branch's port.</param>
public sealed record BranchMark(string ForkId, int Visit, string Port);
