using ReplyFlow.Application.Core;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>The addresses of the pages, one member a destination; no other place of the product writes them. Pages state theirs by @page.</summary>
public static class Links
{
    /// <summary>Every 公文 that was issued.</summary>
    public const string Letters = "/letters";

    /// <summary>督办.</summary>
    public const string Supervision = "/supervision";

    /// <summary>统计.</summary>
    public const string Statistics = "/statistics";

    /// <summary>The cases behind a figure.</summary>
    public const string StatisticsCases = "/statistics/cases";

    /// <summary>The session report.</summary>
    public const string StatisticsReport = "/statistics/report";

    /// <summary>代理安排.</summary>
    public const string Substitutions = "/substitutions";

    /// <summary>The sample file of the import.</summary>
    public const string ImportSample = "/suggestions/import?handler=Sample";

    private const string AllSuggestions = "/suggestions";

    /// <summary>The suggestions, all or those that hold some words.</summary>
    public static string Suggestions(string? words = null) => words is null ? AllSuggestions : AllSuggestions + QueryString.Create("q", words);

    public static string Case(Guid caseId) => $"/cases/{caseId}";

    /// <summary>A case at its history.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="show">The group of entries shown; null for all.</param>
    public static string CaseHistory(Guid caseId, CaseEventGroup? show) => $"{Case(caseId)}{(show is null ? "" : $"?show={show}")}#history";

    /// <summary>A case at its contacts with deputies.</summary>
    public static string CaseContacts(Guid caseId) => Case(caseId) + "#contacts";

    /// <summary>登记与代表的沟通.</summary>
    public static string LogContact(Guid caseId) => Case(caseId) + "/contact";

    /// <summary>申请延期.</summary>
    public static string Extension(Guid caseId) => Case(caseId) + "/extension";

    /// <summary>列为重点督办.</summary>
    public static string KeyCase(Guid caseId) => Case(caseId) + "/key";

    /// <summary>登记撤回.</summary>
    public static string Withdraw(Guid caseId) => Case(caseId) + "/withdraw";

    /// <summary>The flowchart of a case.</summary>
    public static string Flow(Guid caseId) => Case(caseId) + "/flow";

    /// <summary>A version of a draft, whole or against an earlier one.</summary>
    public static string Version(Guid caseId, int no, int? against = null) =>
        $"{Case(caseId)}/versions/{no}{(against is { } other ? $"?against={other}" : "")}";

    public static string WorkItem(Guid workItemId) => $"/work/{workItemId}";

    /// <summary>A work item about messages that could not be delivered.</summary>
    public static string Delivery(Guid workItemId) => $"/delivery/{workItemId}";

    public static string Message(Guid messageId) => $"/delivery/messages/{messageId}";

    /// <summary>The editor of a draft.</summary>
    public static string Draft(Guid caseId) => $"/drafts/{caseId}";

    /// <summary>The contacts beside the editor.</summary>
    public static string DraftContacts(Guid caseId) => Draft(caseId) + "/contacts";

    public static string Letter(Guid letterId) => $"{Letters}/{letterId}";

    public static string LetterDelivery(Guid letterId) => Letter(letterId) + "#delivery";

    /// <summary>A letter's PDF.</summary>
    public static string LetterPdf(Guid letterId) => Letter(letterId) + "/pdf";

    /// <summary>The letters of one series of numbers.</summary>
    public static string LettersOfSeries(Guid seriesId) => $"{Letters}?series={seriesId}";

    /// <summary>催办, back to the board.</summary>
    public static string Nudge(Guid workItemId) => $"{Supervision}/nudge/{workItemId}";

    /// <summary>催办, back to the case.</summary>
    public static string NudgeFromCase(Guid workItemId) => Nudge(workItemId) + "?toCase=true";
}
