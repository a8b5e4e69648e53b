namespace ReplyFlow.Web.Pages.Cases;

/// <summary>What the partial <c>_NotPossible</c> shows instead of a form that could not be sent.</summary>
/// <param name="Why">The words with which the command would refuse.</param>
/// <param name="CaseId">The case to go back to.</param>
public sealed record NotPossible(string Why, Guid CaseId);
