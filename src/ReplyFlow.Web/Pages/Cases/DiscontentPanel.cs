using ReplyFlow.Application.Deputies;

namespace ReplyFlow.Web.Pages.Cases;

/// <summary>再次答复: what the deputies said.</summary>
/// <param name="Said">One a deputy.</param>
/// <param name="SubmittedAt">When the version beside it was submitted: what came later is marked; null in the editor.</param>
public sealed record DiscontentPanel(IReadOnlyList<Discontent> Said, DateTimeOffset? SubmittedAt);
