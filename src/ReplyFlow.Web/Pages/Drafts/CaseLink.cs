namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>Where a case's page is.</summary>
internal static class CaseLink
{
    /// <summary>The path.</summary>
    public static string To(Guid caseId) => $"/cases/{caseId}";
}
