using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Audit;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Policies;
using ReplyFlow.Domain.Reminders;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.Supervision;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Testing.Data;

/// <summary>Rows as they stand after a letter was issued, without the process that leads there.</summary>
public static class SampleRows
{
    public static async Task<Case> AddCaseAsync(ReplyFlowDb db)
    {
        var bureau = new Bureau { Name = "临川市水务局", ShortName = "市水务局", SeriesPrefix = "临水函" };
        var session = new CongressSession { Name = "市第九届人大二次会议" };
        var suggestion = new Suggestion
        {
            SessionId = session.Id,
            Number = "0017",
            NumberValue = 17,
            Title = "关于整治青石河的建议",
            Text = "青石河淤塞多年。",
        };
        var @case = new Case { SuggestionId = suggestion.Id, LeadBureauId = bureau.Id, Status = CaseStatus.Replied };
        db.AddRange(bureau, session, suggestion, @case);
        await db.SaveChangesAsync();
        return @case;
    }

    public static async Task<DocumentNumber> AddNumberAsync(ReplyFlowDb db)
    {
        var @case = await AddCaseAsync(db);
        var series = new NumberSeries { BureauId = @case.LeadBureauId!.Value, Prefix = "临水函", Year = 2024, NextValue = 2 };
        var number = new DocumentNumber { SeriesId = series.Id, Value = 1, Text = "临水函〔2024〕1号", CaseId = @case.Id };
        db.AddRange(series, number);
        await db.SaveChangesAsync();
        return number;
    }

    public static async Task<IssuedLetter> AddIssuedLetterAsync(ReplyFlowDb db)
    {
        var number = await AddNumberAsync(db);
        var @case = (await db.Cases.FindAsync(number.CaseId))!;
        var version = new DraftVersion { CaseId = @case.Id, No = 1, Sha256 = DraftContent.Empty.Sha256(), SubmittedBy = "周末" };
        var pdf = "%PDF-1.7"u8.ToArray();
        var letter = new IssuedLetter
        {
            CaseId = @case.Id,
            BureauId = @case.LeadBureauId!.Value,
            DocumentNumberId = number.Id,
            DraftVersionId = version.Id,
            SignedSha256 = version.Sha256,
            Title = "对市第九届人大二次会议第0017号建议的复函",
            Category = "A",
            Signatory = "齐衡",
            LetterJson = "{}",
            Template = "generic",
            Pages = 1,
            Pdf = pdf,
            Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(pdf)),
        };
        var published = new DefinitionVersion { DefinitionId = "sample", Version = 1, Json = "{}", Sha256 = "" };
        var audit = new AuditEvent { Seq = 1, ActorName = "系统", Kind = "LetterIssued", Summary = "印发", PreviousHash = AuditEvent.GenesisHash };
        audit.Hash = audit.ComputeHash(audit.PreviousHash);
        var template = new LetterTemplateVersion { Profile = "sample", Version = 1, Json = "{}", Sha256 = "", SavedBy = "周末" };
        db.AddRange(version, letter, published, template, audit);
        await db.SaveChangesAsync();
        return letter;
    }

    /// <summary>
    /// A step that was reminded and nudged, the notice of an extension, an attachment, a policy, and a deputy's link, answer and mail that came back.
    /// </summary>
    public static Task AddSupervisionAsync(ReplyFlowDb db, IssuedLetter letter)
    {
        var (caseId, bureau) = (letter.CaseId, letter.BureauId);
        var person = new AppUser { Id = Guid.CreateVersion7(), UserName = "sample", DisplayName = "周末", BureauId = bureau };
        var item = new WorkItem { CaseId = caseId, Step = "draft", Title = "拟稿", Kind = "draft", BureauId = bureau };
        var extension = new ExtensionRequest { CaseId = caseId, Reason = "汛期", RequestedBy = "周末" };
        var deputy = new Deputy { Name = "钱示例", Delegation = "示例代表团" };
        var message = new OutboxMessage
        {
            CaseId = caseId,
            BureauId = bureau,
            LetterId = letter.Id,
            DeputyId = deputy.Id,
            RecipientName = "钱示例代表",
            Address = "qian@deputies.example",
            Subject = letter.Title,
            Body = "",
        };
        var facts = new PolicyFacts { Title = "示例办法", Kind = PolicyKind.Normative };
        var (policy, text, source) = (new PolicyDocument(), PolicyText.Of("示例办法"), new PolicySource("办法.txt", "", 0, "2"));
        var notice = new Notice { CaseId = caseId, BureauId = bureau, ExtensionId = extension.Id, Title = "告知", LetterJson = "{}", Template = "generic", Pdf = [], Sha256 = "" };
        db.AddRange(
            person, item, extension, deputy, message, notice,
            new NoticeLink { NoticeId = notice.Id, DeputyId = deputy.Id, TokenSha256 = DeputyLink.HashOf("sample notice") },
            new DeliveryEvidence { CaseId = caseId, MessageId = message.Id, Kind = EvidenceKind.Failed, Key = "sample" },
            new AddressChange { DeputyId = deputy.Id, Address = "qian@deputies.example", By = "周末" },
            new PersonalLink { LetterId = letter.Id, DeputyId = deputy.Id, TokenSha256 = PersonalLink.HashOf("sample") },
            new Feedback { CaseId = caseId, LetterId = letter.Id, DeputyId = deputy.Id, EnteredBy = "周末" },
            new FindingWaiver { CaseId = caseId, Key = "1", Field = "body", Marked = "布署", Message = "“布署”应为“部署”", Reason = "原文如此", ById = person.Id, By = "周末" },
            new AttachmentChunk { Sha256 = "1", Bytes = [1] },
            policy, text, new PolicyDraft { Facts = facts, Text = text.Text, Source = source, AddedBy = "周末" },
            new PolicyVersion { DocumentId = policy.Id, No = 1, Facts = facts, TextSha256 = text.Sha256, Source = source, AddedBy = "周末", ConfirmedBy = "周末" },
            new AttachmentScan { Sha256 = "1", Signature = "", Scanner = "ClamAV" },
            new Attachment { CaseId = caseId, Name = "原件.pdf", MediaType = "application/pdf", Size = 1, Sha256 = "1", AddedById = person.Id, AddedBy = "周末" },
            new Nudge { CaseId = caseId, WorkItemId = item.Id, ById = person.Id, ByName = "周末" },
            new ReminderNotice { CaseId = caseId, WorkItemId = item.Id, Key = "2024-05-06:-3" });
        return db.SaveChangesAsync();
    }
}
