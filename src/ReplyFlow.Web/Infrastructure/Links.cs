using Microsoft.Extensions.Primitives;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>The addresses of the pages, one member a destination; no other place of the product writes them. Pages state theirs by @page.</summary>
public static class Links
{
    /// <summary>待办, the first page.</summary>
    public const string Home = "/";

    /// <summary>Where a search is sent.</summary>
    public const string Search = "/search";

    /// <summary>A search of all texts.</summary>
    public static string SearchTexts(string words) => Search + QueryString.Create(new Dictionary<string, StringValues> { ["q"] = words, ["all"] = "true" });

    /// <summary>The same search in one kind of text.</summary>
    public static string SearchIn(string kind, IQueryCollection query) => Search + QueryString.Create(
        query.Where(q => q.Key is not ("in" or "p")).Append(KeyValuePair.Create("in", new StringValues(kind))));

    /// <summary>已办.</summary>
    public const string Done = "/done";

    /// <summary>Sign-in.</summary>
    public const string Login = "/Account/Login";

    /// <summary>Sign-in that leads on to an address.</summary>
    public static string LoginTo(string address) => Login + QueryString.Create("returnUrl", address);

    /// <summary>A deputy's personal page, or a part of it.</summary>
    public static string Personal(string token, string part = "") =>
        $"{Application.Messages.PublicAddress.PersonalPages}/{Uri.EscapeDataString(token)}{(part.Length > 0 ? $"/{part}" : "")}";

    /// <summary>核对真伪, for anybody.</summary>
    public const string Verify = Application.Messages.PublicAddress.VerifyPage;

    public const string Logout = "/Account/Logout";

    public const string ChangePassword = "/Account/ChangePassword";

    public const string SignOutEverywhere = "/Account/SignOutEverywhere";

    /// <summary>The first steps of an empty installation.</summary>
    public const string SetUp = "/Setup";

    /// <summary>What all error pages begin with.</summary>
    public const string Errors = "/Error";

    /// <summary>The page of an error, the status in place of {0}.</summary>
    public const string ErrorFormat = Errors + "/{0}";

    public const string Settings = "/Settings";

    /// <summary>初始设置.</summary>
    public const string Checklist = Settings + "/Checklist";

    /// <summary>The state of the installation.</summary>
    public const string Health = Settings + "/Health";

    /// <summary>运行数据.</summary>
    public const string Figures = Settings + "/Figures";

    /// <summary>Outgoing mail and its test.</summary>
    public const string Mail = Settings + "/Mail";

    public const string Fonts = Settings + "/Fonts";

    public const string Templates = Settings + "/Templates";

    /// <summary>The working calendar.</summary>
    public const string Calendar = Settings + "/Calendar";

    public const string DeadlineRules = Settings + "/Deadlines";

    /// <summary>会议届次.</summary>
    public const string Sessions = Settings + "/Sessions";

    public const string NewSession = Sessions + "/Edit";

    public const string Workflows = Settings + "/Workflows";

    /// <summary>Steps that failed and wait for the administrator.</summary>
    public const string Incidents = Workflows + "/Incidents";

    /// <summary>Every 公文 that was issued.</summary>
    public const string Letters = "/letters";

    /// <summary>政策库.</summary>
    public const string Library = "/policies";

    /// <summary>常用语.</summary>
    public const string Passages = "/passages";

    /// <summary>Where one is written.</summary>
    public const string NewPassage = Passages + "/edit";

    /// <summary>Where files are added to it.</summary>
    public const string AddPolicies = Library + "/add";

    /// <summary>核稿统计.</summary>
    public const string FindingReport = Statistics + "/proofreading";

    /// <summary>督办.</summary>
    public const string Supervision = "/supervision";

    /// <summary>第二次不满意.</summary>
    public const string Discontent = Supervision + "/discontent";

    /// <summary>待确认的邮箱.</summary>
    public const string Addresses = "/delivery/addresses";

    /// <summary>统计.</summary>
    public const string Statistics = "/statistics";

    /// <summary>The cases behind a figure.</summary>
    public const string StatisticsCases = "/statistics/cases";

    /// <summary>The session report.</summary>
    public const string StatisticsReport = "/statistics/report";

    /// <summary>代理安排.</summary>
    public const string Substitutions = "/substitutions";

    /// <summary>人员与账号.</summary>
    public const string People = Settings + "/People";

    public const string ImportPeople = People + "/Import";

    /// <summary>单位与处室.</summary>
    public const string Bureaus = Settings + "/Bureaus";

    public const string NewBureau = Bureaus + "/Create";

    public const string ImportBureaus = Bureaus + "/Import";

    /// <summary>批量导入.</summary>
    public const string ImportSuggestions = "/suggestions/import";

    /// <summary>The sample file of the import.</summary>
    public const string ImportSample = ImportSuggestions + "?handler=Sample";

    private const string AllSuggestions = "/suggestions";

    private const string AllReminders = Settings + "/Reminders";

    public static string Error(int status) => $"{Errors}/{status}";

    /// <summary>待办, the items of one kind of step chosen.</summary>
    public static string Inbox(string step) => Home + QueryString.Create("step", step);

    /// <summary>The common rules of reminders, or those of one kind of step.</summary>
    public static string Reminders(string? step = null) => step is null ? AllReminders : AllReminders + QueryString.Create("step", step);

    /// <summary>Where a kind of step gives up rules of its own.</summary>
    public static string CommonReminders(string step) => Reminders(step) + "&handler=Common";

    /// <summary>The move of cases to another version, with everything chosen.</summary>
    public static string MoveCases(string definition, IEnumerable<int> from, int to, IEnumerable<string> moves) =>
        Workflows + "/Move" + QueryString.Create(new Dictionary<string, StringValues>
        {
            ["definition"] = definition,
            ["from"] = from.Select(v => v.ToString()).ToArray(),
            ["to"] = to.ToString(),
            ["move"] = moves.ToArray(),
            ["tried"] = "true",
        });

    /// <summary>A walk through a definition.</summary>
    /// <param name="definition">Its id.</param>
    /// <param name="version">Its version.</param>
    /// <param name="moves">The moves made, as the page writes them.</param>
    /// <param name="yes">The questions answered with yes.</param>
    public static string Simulate(string definition, int version, string moves, IEnumerable<string> yes) =>
        $"{Workflows}/Simulate/{Uri.EscapeDataString(definition)}/{version}?moves={moves}{string.Concat(yes.Select(y => $"&yes={y}"))}";

    /// <summary>The suggestions, all or those that hold some words.</summary>
    public static string Suggestions(string? words = null) => words is null ? AllSuggestions : AllSuggestions + QueryString.Create("q", words);

    /// <summary>交办: the unassigned suggestions of a session.</summary>
    public static string Assignments(Guid? session = null) => "/assignments" + QueryOf(session);

    /// <summary>交办清单 of a session.</summary>
    public static string AssignedList(Guid? session = null) => "/assignments/list" + QueryOf(session);

    private static QueryString QueryOf(Guid? session) => session is { } id ? QueryString.Create("session", id.ToString()) : QueryString.Empty;

    public static string Case(Guid caseId) => $"/cases/{caseId}";

    /// <summary>相似的以往建议.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="choose">Prefix of the identifiers of the bureaus that can be chosen on the page it becomes a part of; null for none.</param>
    public static string Similar(Guid caseId, string? choose = null) =>
        $"{Case(caseId)}/similar{(choose is null ? "" : QueryString.Create("choose", choose).ToString())}";

    /// <summary>相似的以往建议 of what is being registered.</summary>
    public static string SimilarTo => AllSuggestions + "/similar";

    /// <summary>Where files are added to the suggestion of a case.</summary>
    public static string AddAttachments(Guid caseId) => $"{Case(caseId)}/attachments";

    /// <summary>Where files are added to a contact of a case.</summary>
    public static string AddContactAttachments(Guid caseId, Guid contact) => $"{AddAttachments(caseId)}?contact={contact}";

    /// <summary>An attachment, to be saved.</summary>
    public static string Attachment(Guid id) => $"/attachments/{id}";

    /// <summary>The same, to be looked at.</summary>
    public static string AttachmentView(Guid id) => Attachment(id) + "?view=1";

    /// <summary>The text of an attachment.</summary>
    public static string AttachmentText(Guid id) => Attachment(id) + "/text";

    /// <summary>Where an attachment is struck out.</summary>
    public static string StrikeAttachment(Guid id) => Attachment(id) + "/strike";

    /// <summary>Where 代联工委 says that an answer by paper is not the deputy's.</summary>
    public static string VoidAnswer(Guid caseId, Guid answerId) => $"{Answers(caseId)}/void?answer={answerId}";

    /// <summary>Where staff enter what the deputies of a case answered.</summary>
    public static string Answers(Guid caseId) => $"{Case(caseId)}/answers";

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

    /// <summary>写阶段性答复.</summary>
    public static string Interim(Guid caseId) => Case(caseId) + "/interim";

    /// <summary>列为重点督办.</summary>
    public static string KeyCase(Guid caseId) => Case(caseId) + "/key";

    /// <summary>更正登记内容.</summary>
    public static string Correct(Guid caseId) => Case(caseId) + "/correct";

    /// <summary>How far an import is.</summary>
    public static string Import(Guid import) => $"{AllSuggestions}/imports/{import}";

    /// <summary>改派.</summary>
    public static string Reassign(Guid caseId) => Case(caseId) + "/reassign";

    /// <summary>改派承办单位.</summary>
    public static string ReassignBureaus(Guid caseId) => Case(caseId) + "/bureaus";

    /// <summary>取回 of a decision.</summary>
    public static string TakeBack(Guid workItemId) => WorkItem(workItemId) + "/takeback";

    /// <summary>Where a page tells that a work item lies open before its reader.</summary>
    public static string Seen(Guid workItemId) => WorkItem(workItemId) + "/seen";

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

    /// <summary>本机邮件夹 of the demo.</summary>
    public const string DemoMails = "/demo/mail";

    /// <summary>A mail of the demo.</summary>
    public static string DemoMail(Guid messageId) => $"{DemoMails}/{messageId}";

    /// <summary>Where the liaison body confirms the address that a message went to.</summary>
    public static string MessageAddress(Guid messageId) => $"{Message(messageId)}/address";

    /// <summary>Where it says that the address is not the deputy's.</summary>
    public static string RejectAddress(Guid messageId) => $"{Message(messageId)}/reject";

    /// <summary>A deputy of the register.</summary>
    public static string EditDeputy(Guid id) => $"/Settings/Deputies/Edit/{id}";

    /// <summary>The editor of a draft.</summary>
    public static string Draft(Guid caseId) => $"/drafts/{caseId}";

    /// <summary>A document of the policy library; with a number, that version of it.</summary>
    public static string Policy(Guid id, int? version = null) => $"{Library}/{id}{(version is { } no ? $"?version={no}" : "")}";

    /// <summary>Where what is known of it is corrected.</summary>
    public static string EditPolicy(Guid id) => Policy(id) + "/edit";

    /// <summary>Where it is said to be repealed.</summary>
    public static string RepealPolicy(Guid id) => Policy(id) + "/repeal";

    /// <summary>The file of a version.</summary>
    public static string PolicyFile(Guid id, int version) => $"{Policy(id)}/file?version={version}";

    /// <summary>Where a new version is added.</summary>
    public static string RenewPolicy(Guid id) => $"{AddPolicies}?document={id}";

    /// <summary>Where what waits is confirmed.</summary>
    public static string ConfirmPolicy(Guid draftId) => $"{Library}/waiting/{draftId}";

    /// <summary>Where a standard passage is changed.</summary>
    public static string Passage(Guid id) => $"{NewPassage}/{id}";

    /// <summary>Where it is deleted.</summary>
    public static string RemovePassage(Guid id) => $"{Passages}/{id}/remove";

    /// <summary>The contacts beside the editor.</summary>
    public static string DraftContacts(Guid caseId) => Draft(caseId) + "/contacts";

    /// <summary>Policies that a draft may cite.</summary>
    public static string DraftPolicies(Guid caseId) => Draft(caseId) + "/policies";

    /// <summary>Standard passages for a draft.</summary>
    public static string DraftPhrases(Guid caseId) => Draft(caseId) + "/phrases";

    /// <summary>Passages of a policy that a draft may quote.</summary>
    public static string DraftPassages(Guid caseId, Guid policyId) => $"{DraftPolicies(caseId)}/{policyId}";

    /// <summary>The figures of a draft and their sources.</summary>
    public static string DraftFigures(Guid caseId) => Draft(caseId) + "/figures";

    /// <summary>The asks that a draft answers.</summary>
    public static string DraftAsks(Guid caseId) => Draft(caseId) + "/asks";

    /// <summary>The letter's own attachments.</summary>
    public static string Annexes(Guid caseId) => Draft(caseId) + "/annexes";

    /// <summary>Where one of them is written.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="id">Which; null for a new one.</param>
    public static string Annex(Guid caseId, AnnexKind kind, Guid? id = null) => $"{Annexes(caseId)}/edit?kind={kind}{(id is null ? "" : $"&id={id}")}";

    /// <summary>The files that a case's draft is worked from.</summary>
    public static string DraftFiles(Guid caseId) => Draft(caseId) + "/files";

    public static string Letter(Guid letterId) => $"{Letters}/{letterId}";

    /// <summary>The links by which a deputy reads a letter and answers it.</summary>
    public static string LetterLinks(Guid letterId, Guid deputyId) => $"{Letter(letterId)}/links/{deputyId}";

    /// <summary>The links by which a deputy reads a notice.</summary>
    public static string NoticeLinks(Guid noticeId, Guid deputyId) => $"/notices/{noticeId}/links/{deputyId}";

    public static string LetterDelivery(Guid letterId) => Letter(letterId) + "#delivery";

    /// <summary>A letter's PDF.</summary>
    public static string LetterPdf(Guid letterId) => Letter(letterId) + "/pdf";

    /// <summary>The glyphs of a letter's pages; with a key, those of its characters.</summary>
    public static string LetterFaces(string key) => $"{Letters}/faces.css?{key}";

    /// <summary>The PDF of a notice to deputies.</summary>
    public static string NoticePdf(Guid noticeId) => $"/notices/{noticeId}/pdf";

    /// <summary>The same, to be kept as a file.</summary>
    public static string NoticeFile(Guid noticeId) => NoticePdf(noticeId) + "?download=1";

    /// <summary>The letters of one series of numbers.</summary>
    public static string LettersOfSeries(Guid seriesId) => $"{Letters}?series={seriesId}";

    /// <summary>催办, back to the board.</summary>
    public static string Nudge(Guid workItemId) => $"{Supervision}/nudge/{workItemId}";

    /// <summary>催办, back to the case.</summary>
    public static string NudgeFromCase(Guid workItemId) => Nudge(workItemId) + "?toCase=true";
}
