using System.Collections.Immutable;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Web.Tests.Authorisation;

/// <summary>
/// A case of the industry bureau: two submitted versions, a letter from an earlier round, and two work items that the drafter
/// has in hand, one of them the draft.
/// </summary>
internal sealed record SampleCase(Guid Case, Guid Item, Guid Draft, Guid Number, Guid Letter, Guid Message, Guid DeliveryItem, Guid Notice, Guid Allocated, Guid Attachment)
{
    public static async Task<SampleCase> AddAsync(ReplyFlowDb db, TestApp app, CongressSession session, Deputy deputy)
    {
        var people = app.People!;
        var drafter = people[TestPeople.UserName(Roles.Drafter)];
        var suggestion = new Suggestion
        {
            SessionId = session.Id,
            Number = "0101",
            NumberValue = 101,
            Title = "关于设置过街设施的建议",
            Text = "建议设置过街设施。",
            ProposedOn = session.OpensOn,
            RegisteredAt = app.Clock.Now,
        };
        suggestion.Deputies.Add(new SuggestionDeputy { SuggestionId = suggestion.Id, DeputyId = deputy.Id });
        var c = new Case
        {
            SuggestionId = suggestion.Id,
            LeadBureauId = people.Industry.Id,
            Status = CaseStatus.Handling,
            OpenedAt = app.Clock.Now,
            DrafterId = drafter.Id,
            DivisionId = people.Standards.Id,
            Assignments = [new Assignment { BureauId = people.Industry.Id, Role = AssignmentRole.Lead }],
            DefinitionId = "suggestion-reply",
            DefinitionVersion = 1,
            WorkflowState = new WorkflowState("suggestion-reply", 1, WorkflowStatus.Running, [], [], ImmutableSortedDictionary<string, int>.Empty).ToJson(),
        };
        var (item, draft) = (Owed(app, c, drafter, "accept"), Owed(app, c, drafter, "draft"));
        var versions = new[] { 1, 2 }.Select(no => Version(app, c, no)).ToList();
        var series = new NumberSeries { BureauId = people.Industry.Id, Prefix = "青工信函", Year = 2026, NextValue = 2 };
        var number = new DocumentNumber { SeriesId = series.Id, Value = 1, Text = DocumentNumber.Format("青工信函", 2026, 1), CaseId = c.Id, AllocatedAt = app.Clock.Now };
        var letter = new IssuedLetter
        {
            CaseId = c.Id,
            BureauId = people.Industry.Id,
            DocumentNumberId = number.Id,
            DraftVersionId = versions[0].Id,
            SignedSha256 = versions[0].Sha256,
            Title = versions[0].Content.Title,
            Category = "B",
            Signatory = "主九",
            IssuedOn = new DateOnly(2026, 3, 1),
            IssuedAt = app.Clock.Now,
            LetterJson = """{"template":"city","issuer":"市交通局","title":"复函","body":"答复如下。","signature":"市交通局"}""",
            Template = "xian-gxj",
            Pages = 1,
            Pdf = "%PDF-1.7"u8.ToArray(),
            Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("%PDF-1.7"u8)),
        };
        var message = new OutboxMessage
        {
            CaseId = c.Id,
            BureauId = people.Industry.Id,
            LetterId = letter.Id,
            RecipientKind = RecipientKind.Deputy,
            DeputyId = deputy.Id,
            RecipientName = "申某代表",
            Address = "",
            Subject = "",
            Body = "",
            NextAttemptAt = app.Clock.Now,
            CreatedAt = app.Clock.Now,
        };
        message.Park("", attempted: true);
        var delivery = new WorkItem
        {
            CaseId = c.Id,
            Step = "delivery",
            Title = "邮件未送达",
            Kind = "delivery",
            BureauId = people.Industry.Id,
            OpenedAt = app.Clock.Now,
            Role = Roles.BureauOffice,
            MessageId = message.Id,
        };
        // The draft's row keeps the suggestion's own words, so that exporting it as a Word file has something to set.
        var working = new Draft { CaseId = c.Id };
        working.Save(versions[1].Content, "经六", app.Clock.Now);
        var extension = new ExtensionRequest { CaseId = c.Id, Reason = "调研", RequestedBy = "办八", RequestedAt = app.Clock.Now, Until = new DateOnly(2026, 9, 1) };
        extension.Decide(approved: true, "督三", app.Clock.Now);
        var notice = new Notice
        {
            CaseId = c.Id,
            BureauId = people.Industry.Id,
            ExtensionId = extension.Id,
            Title = "关于延期答复的函",
            MadeAt = app.Clock.Now,
            LetterJson = "{}",
            Template = "notices/extension",
            Pages = 1,
            Pdf = letter.Pdf,
            Sha256 = letter.Sha256,
        };
        var told = new OutboxMessage
        {
            CaseId = c.Id,
            BureauId = people.Industry.Id,
            NoticeId = notice.Id,
            RecipientKind = RecipientKind.Deputy,
            DeputyId = deputy.Id,
            RecipientName = "申某代表",
            Address = "",
            Subject = notice.Title,
            Body = "",
            NextAttemptAt = app.Clock.Now,
            CreatedAt = app.Clock.Now,
        };
        told.Park("", attempted: true);
        var (allocated, office) = (new WorkItem
        {
            CaseId = c.Id,
            ActivityId = "allocate",
            Visit = 1,
            Step = "allocate",
            Title = "分派经办人",
            Kind = "allocate",
            BureauId = people.Industry.Id,
            Role = Roles.BureauOffice,
            OpenedAt = app.Clock.Now,
        }, people[TestPeople.UserName(Roles.BureauOffice)]);
        allocated.Decide("Allocate", "分派", "", (office.Id, office.DisplayName), null, app.Clock.Now);
        var liaison = people[TestPeople.UserName(Roles.Liaison)];
        var attachment = new Attachment
        {
            CaseId = c.Id,
            SubjectId = suggestion.Id,
            Name = "原件.docx",
            MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Size = letter.Pdf.Length,
            Sha256 = letter.Sha256,
            AddedById = liaison.Id,
            AddedBy = liaison.DisplayName,
            AddedAt = app.Clock.Now,
        };
        db.AddRange(attachment, new AttachmentChunk { Sha256 = letter.Sha256, Bytes = letter.Pdf });
        db.AddRange(suggestion, c, item, allocated, draft, series, number, letter, message, delivery, working, extension, notice, told);
        db.AddRange(versions);
        await db.SaveChangesAsync();
        return new SampleCase(c.Id, item.Id, draft.Id, number.Id, letter.Id, message.Id, delivery.Id, notice.Id, allocated.Id, attachment.Id);
    }

    private static WorkItem Owed(TestApp app, Case c, AppUser drafter, string form) => new()
    {
        CaseId = c.Id,
        Step = form,
        Title = form,
        Kind = form,
        BureauId = drafter.BureauId,
        OpenedAt = app.Clock.Now,
        AssigneeId = drafter.Id,
        Role = Roles.Drafter,
        OutcomesJson = """[{"name":"Done","label":"办结","needsReason":false,"kind":"forward"}]""",
    };

    private static DraftVersion Version(TestApp app, Case c, int no)
    {
        var content = DraftContent.Empty with { Title = "对第0101号建议的答复", Body = $"第{no}稿" };
        return new DraftVersion { CaseId = c.Id, No = no, Content = content, Sha256 = content.Sha256(), SubmittedBy = "经六", SubmittedAt = app.Clock.Now };
    }
}
