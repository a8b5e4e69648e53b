using ReplyFlow.Application.Cases;

namespace ReplyFlow.Web.Pages.Cases;

/// <summary>What the partial <c>_ContactFields</c> shows.</summary>
/// <param name="Head">The case.</param>
/// <param name="Input">The contact as typed so far.</param>
/// <param name="Today">The last day a contact can have been on.</param>
public sealed record ContactFields(CaseHead Head, LogContactForm Input, DateOnly Today);
