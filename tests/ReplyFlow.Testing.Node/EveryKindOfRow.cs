using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Alerts;
using ReplyFlow.Application.Alerts.Push;
using ReplyFlow.Application.Alerts.Webhook;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Attachments.Scanning;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Letters.Templates;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Messages.Returns;
using ReplyFlow.Application.Passages;
using ReplyFlow.Application.Policies;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Application.Setup;
using ReplyFlow.Application.Substitutions;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Extend;
using ReplyFlow.Application.WorkItems.Interim;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Clamd;
using ReplyFlow.Testing.Data.Product;

namespace ReplyFlow.Testing.Node;

/// <summary>
/// Does to a demo installation, by the product's commands, what fills the tables that the demo leaves empty; part of making
/// an old database (scripts/old-database.sh).
/// </summary>
internal sealed class EveryKindOfRow(DatabaseAddress address) : IDisposable
{
    private readonly ManualTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly DirectoryInfo _mail = Directory.CreateTempSubdirectory("replyflow-mail-");

    public void Dispose() => _mail.Delete(recursive: true);

    public async Task AddAsync()
    {
        await using var clamd = new ClamdServer();
        await using var services = ProductServices.On(address, _clock).AddSingleton(VirusScanner.At(clamd.Address))
            .AddDelivery(new ConfigurationBuilder().Build(), _mail.FullName)
            .AddAccounts().AddAlerts(new ConfigurationBuilder().Build())
            .BuildServiceProvider();
        foreach (var step in new[]
        {
            DeliverAsync, ReturnAsync, ChangeAddressAsync, VoidAsync, ExtendAsync, SuperviseAsync, KeepFindingAsync, SubstituteAsync, SaveTemplateAsync, RemindAsync,
            ImportAsync, AttachAsync, ShelveAsync, PassageAsync, NoticeAsync, AlertAsync, SignInAsync, ShareAsync,
        })
        {
            await using var scope = services.CreateAsyncScope();
            await step(scope.ServiceProvider);
        }
    }

    /// <summary>Sends the letters; what is queued later stays queued.</summary>
    private static async Task DeliverAsync(IServiceProvider services) => await services.GetRequiredService<OutboxDispatcher>().RunAsync(default);

    /// <summary>A server tells that one of them is late.</summary>
    private static async Task ReturnAsync(IServiceProvider services)
    {
        var sent = await services.GetRequiredService<ReplyFlowDb>().Outbox.Where(m => m.RecipientKind == RecipientKind.Deputy && m.SentAt != null)
            .OrderBy(m => m.Id).Select(m => m.Id).FirstAsync();
        await services.GetRequiredService<RecordReturn>().RunAsync(
            new ReturnedMail(EvidenceKind.Delayed, "late@mx.invalid", "", "仍在投递。", "4.4.1", "", [sent]), default);
    }

    /// <summary>The administrator changes a deputy's address, which 代联工委 has to confirm.</summary>
    private static async Task ChangeAddressAsync(IServiceProvider services)
    {
        var deputy = await services.GetRequiredService<ReplyFlowDb>().Deputies.AsNoTracking().OrderBy(d => d.Id).FirstAsync();
        await ActivatorUtilities.CreateInstance<SaveDeputy>(services).RunAsync(
            await services.ActorAsync("admin"), deputy.Id, new DeputyInput(deputy.Name, deputy.Delegation, "other@demo.invalid", deputy.Phone), default);
    }

    /// <summary>What processes leave that share a database; the demo is one alone.</summary>
    private async Task ShareAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<ReplyFlowDb>();
        var now = _clock.Now.ToUniversalTime();
        db.ProtectionKeys.Add(new ProtectionKey { Name = "key-demo", Content = new byte[60], StoredAt = now });
        var figures = """{"Memory":0,"Figures":[]}""";
        db.Nodes.Add(new NodeReport { Id = Guid.CreateVersion7(), Name = "demo:1", Roles = "网页", Version = "", StartedAt = now, SeenAt = now, Figures = figures });
        await db.SaveChangesAsync();
    }

    private static async Task VoidAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<ReplyFlowDb>();
        var office = await services.ActorAsync("office");
        var number = await db.DocumentNumbers.Where(n => db.NumberSeries.Any(s => s.Id == n.SeriesId && s.BureauId == office.BureauId))
            .OrderBy(n => n.Value).FirstAsync();
        await services.GetRequiredService<VoidNumber>().RunAsync(office, number.Id, "重复编号。", default);
    }

    /// <summary>One extension that was approved, with its notice, and one that waits for approval; a withdrawal that waits as well.</summary>
    private async Task ExtendAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<ReplyFlowDb>();
        var office = await services.ActorAsync("office");
        var cases = await db.Cases.AsNoTracking()
            .Where(c => c.LeadBureauId == office.BureauId && c.RepliedOn == null && c.Status == CaseStatus.Handling)
            .OrderBy(c => c.Id).Select(c => new { c.Id, DueOn = c.Due.On }).Take(3).ToListAsync();
        foreach (var c in cases.Take(2))
            await services.GetRequiredService<RequestExtension>().RunAsync(office, c.Id, c.DueOn!.Value.AddDays(20), "需实地测算用水数据。", default);
        var asked = await db.WorkItems.AsNoTracking().FirstAsync(w => w.CaseId == cases[0].Id && w.Step == "extensionDecision");
        var dispatcher = await services.ActorAsync("dispatcher");
        await services.GetRequiredService<DecideWorkItem>().RunAsync(dispatcher, new Decision(asked.Id, "Approve"), default);
        await services.GetRequiredService<RequestWithdrawal>().RunAsync(await services.ActorAsync("liaison"), cases[2].Id, "代表来信撤回。", default);
    }

    private static async Task SuperviseAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<ReplyFlowDb>();
        var draft = await db.WorkItems.AsNoTracking().FirstAsync(w => w.Status == WorkItemStatus.Open && w.Step == "draft");
        await services.GetRequiredService<NudgeOwner>().RunAsync(await services.ActorAsync("dispatcher"), draft.Id, "请抓紧。", default);
    }

    private static async Task KeepFindingAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<ReplyFlowDb>();
        var draft = await db.WorkItems.AsNoTracking().FirstAsync(w => w.Status == WorkItemStatus.Open && w.Step == "draft");
        var saved = await db.Drafts.AsNoTracking().FirstAsync(d => d.CaseId == draft.CaseId);
        var content = saved.Content with { Body = saved.Content.Body + "\n截止目前成效明显。\n" };
        var found = (await services.GetRequiredService<LetterPreviewer>().RenderAsync(draft.CaseId, content, null, null, null, null, null, default)).Findings;
        await services.GetRequiredService<JudgeFinding>().KeepInDraftAsync(
            (await new ActorQueries(db).FindAsync(draft.AssigneeId!.Value, null, default))!, draft.CaseId, content, found.First(f => !f.IsError).Key, "沿用代表原话。", default);
    }

    private async Task SubstituteAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<ReplyFlowDb>();
        var (leader, signatory) = (await services.ActorAsync("leader"), await services.ActorAsync("signatory"));
        var today = BeijingTime.DateOf(_clock.Now);
        await services.GetRequiredService<NameSubstitute>().RunAsync(leader, leader.UserId,
            new SubstitutionInput(signatory.UserId, today, today.AddDays(5), ["leaderReview"], "出差"), default);
    }

    private static async Task SaveTemplateAsync(IServiceProvider services)
    {
        var admin = await services.ActorAsync("admin");
        var json = await File.ReadAllTextAsync(Path.Combine(RepositoryPaths.Root, "templates", "district", "template.json"));
        var version = await services.GetRequiredService<SaveTemplate>().RunAsync(admin, "kept", json, default);
        await services.GetRequiredService<ActivateTemplate>().RunAsync(admin, "kept", version, default);
    }

    /// <summary>An import of which some rows still wait.</summary>
    private static async Task ImportAsync(IServiceProvider services)
    {
        var session = await services.GetRequiredService<ReplyFlowDb>().Sessions.OrderByDescending(s => s.OpensOn).Select(s => s.Name).FirstAsync();
        var rows = string.Concat(Enumerable.Range(1, 30).Select(i => $"{session},9{i:00},关于第{i}件示例事项的建议,请研究。,2026-02-11,示例甲\n"));
        var list = SuggestionFile.Read("清单.csv", Encoding.UTF8.GetBytes("届次,编号,标题,正文,日期,领衔代表\n" + rows));
        var (_, import) = await services.GetRequiredService<ImportSuggestions>().AcceptAsync(await services.ActorAsync("liaison"), list, ImportMode.Always, "清单.csv", default);
        await services.GetRequiredService<ImportWriter>().StepAsync(import!.Value, default);
    }

    /// <summary>The reminders of the next morning on which some are given.</summary>
    private async Task RemindAsync(IServiceProvider services)
    {
        var day = BeijingTime.DateOf(_clock.Now);
        ReminderRun run;
        do
        {
            day = day.AddDays(1);
            _clock.Now = new DateTimeOffset(day, new TimeOnly(8, 30), BeijingTime.Offset);
            run = await services.GetRequiredService<ReminderRunner>().RunAsync(default);
        }
        while (run.Digests == 0);
    }

    private static async Task AttachAsync(IServiceProvider services)
    {
        var caseId = await services.GetRequiredService<ReplyFlowDb>().Cases.OrderBy(c => c.Id).Select(c => c.Id).FirstAsync();
        using var content = new MemoryStream("%PDF-1.4\n%%EOF\n"u8.ToArray());
        await services.GetRequiredService<AddAttachments>()
            .ToSuggestionAsync(await services.ActorAsync("liaison"), caseId, [new AttachmentUpload("原件.pdf", content)], default);
    }

    /// <summary>A policy that waits to be confirmed; the demo has confirmed ones.</summary>
    private static async Task ShelveAsync(IServiceProvider services) => await services.GetRequiredService<AddPolicies>().RunAsync(
        await services.ActorAsync("admin"), null, null, [], "示例市临时停车指引\n示例市城市管理局\n2026年2月3日\n第一条 停车不占用盲道和消防通道。", default);

    /// <summary>A standard passage of everybody's, and what proofreading finds in the versions so far.</summary>
    private async Task PassageAsync(IServiceProvider services)
    {
        var passage = new PassageInput(PassageScope.Common, null, "感谢语", "开头", "感谢您对这项工作的关心。", null);
        await services.GetRequiredService<SavePassage>().RunAsync(await services.ActorAsync("admin"), null, 0, passage, default);
        await services.GetRequiredService<TallyFindings>().RunAsync(DateTimeOffset.MinValue, _clock.Now, default);
    }

    /// <summary>The link of a deputy to the notice of the extension.</summary>
    private static async Task NoticeAsync(IServiceProvider services)
    {
        var message = await services.GetRequiredService<ReplyFlowDb>().Outbox.AsNoTracking()
            .Where(m => m.NoticeId != null && m.Status == MessageStatus.Queued).OrderBy(m => m.Id).FirstAsync();
        await services.GetRequiredService<LinkIssuer>().TokenAsync(message, _ => "", default);
    }

    /// <summary>A leader who wants to be told elsewhere, in a gateway and a browser, and something to tell: an interim answer to approve.</summary>
    private static async Task AlertAsync(IServiceProvider services)
    {
        var (admin, leader, drafter) = (await services.ActorAsync("admin"), await services.ActorAsync("leader"), await services.ActorAsync("drafter"));
        await services.GetRequiredService<SaveWebhook>().RunAsync(admin, "https://gateway.invalid/hook", "a secret of nobody's", default);
        await services.GetRequiredService<SaveAlertChoice>().RunAsync(
            leader, new AlertChoiceInput(true, true, "", true, true, true, new TimeOnly(20, 0), new TimeOnly(8, 0)), default);
        await services.GetRequiredService<AddBrowser>().RunAsync(
            leader, new BrowserInput("https://fcm.googleapis.com/fcm/send/none", new string('A', 87), new string('A', 22), "示例浏览器"), default);
        var caseId = await services.GetRequiredService<ReplyFlowDb>().WorkItems
            .Where(w => w.Status == WorkItemStatus.Open && w.Step == "draft" && w.BureauId == drafter.BureauId && w.Case!.Status == CaseStatus.Handling)
            .OrderBy(w => w.Id).Select(w => w.CaseId).FirstAsync();
        await services.GetRequiredService<WriteInterim>().RunAsync(drafter, caseId, "已完成现场勘察，正在编制方案。", default);
        await services.GetRequiredService<AlertFinder>().OpenedAsync(default);
    }

    /// <summary>A password that was replaced, a try that failed, a sign-in that was ended, and a form kept for somebody.</summary>
    private static async Task SignInAsync(IServiceProvider services)
    {
        var (admin, drafter) = (await services.ActorAsync("admin"), await services.ActorAsync("drafter"));
        await services.GetRequiredService<ResetPassword>().RunAsync(admin, drafter.UserId, null, default);
        await services.GetRequiredService<SignInThrottle>().BeginAsync("drafter", drafter.UserId, null, "192.0.2.1", default);
        await services.GetRequiredService<EndSignIn>().RunAsync(Guid.NewGuid(), default);
        await services.GetRequiredService<KeepForm>().RunAsync(drafter.UserId, "a form, encrypted by the web"u8.ToArray(), default);
    }
}
