namespace ReplyFlow.Workflow.Scripts;

/// <summary>One thing that can be done next.</summary>
/// <param name="Entry">The script entry that does it.</param>
/// <param name="Step">Where, in Chinese.</param>
/// <param name="Label">What, in Chinese: the words of a button.</param>
public sealed record NextMove(ScriptEntry Entry, string Step, string Label);
