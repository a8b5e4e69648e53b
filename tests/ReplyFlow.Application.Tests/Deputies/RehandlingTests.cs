using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.Tests.Deadlines;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Application.WorkItems.Interim;
using ReplyFlow.Application.WorkItems.Sign;
using ReplyFlow.Application.WorkItems.Talk;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Deputies;

/// <summary>A deputy who is not content is handled again at once, and the second letter goes to them alone.</summary>
public sealed class RehandlingTests
{
    private static readonly AnswerInput Good = new(["满意", "满意"], "", false, false);
    private static readonly AnswerInput Bad = new(["满意", "不满意"], "第三点没有答复。", false, false);
    private static readonly AnswerInput Again = new(["满意", "满意"], "请说明完成时间。", true, false);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_second_letter_goes_to_the_discontent_deputy_and_names_the_first(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await TwoDeputiesAsync(world);
        await AnswerAsync(world, id, "池示例代表", Bad);
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        await using var db = world.Open();
        var first = await db.Letters.Include(l => l.DocumentNumber).SingleAsync();
        Assert.Contains(first.DocumentNumber!.Text, (await db.Drafts.SingleAsync(d => d.CaseId == id)).Content.Body);
        var due = (await db.WorkItems.SingleAsync(w => w.CaseId == id && w.Step == "rehandle")).Due.On;
        Assert.NotNull(due);
        Assert.Equal((true, due, "正在再次办理"), await StandingAsync(world, id));
        world.Clock.Now += TimeSpan.FromDays(3);
        // Later steps have days of their own; what is due is the second letter.
        await world.WalkTo(id, "signOff");
        Assert.Equal((true, due, "正在再次办理"), await StandingAsync(world, id));
        await world.WalkTo(id, "feedback");
        Assert.Equal((false, null, "已答复"), await StandingAsync(world, id));
        var second = await db.Letters.Include(l => l.DocumentNumber).OrderByDescending(l => l.IssuedAt).FirstAsync();
        Assert.Contains("池示例", second.LetterJson);
        Assert.DoesNotContain("祝示例", second.LetterJson);
        var mail = await db.Outbox.SingleAsync(m => m.LetterId == second.Id && m.RecipientKind == RecipientKind.Deputy);
        Assert.Equal("池示例代表", mail.RecipientName);
        Assert.Contains($"再次办理。前一份复函是{first.DocumentNumber.Text}", mail.Body);
        // Each version that was issued is shown as it went out.
        Assert.Equal(["祝示例代表", "池示例代表"], await AddresseesAsync(world, id, 1));
        Assert.Equal(["池示例代表"], await AddresseesAsync(world, id, 2));
        // The co-signer who said nothing is still asked about the first, the other about the second.
        Assert.Equal(2, await db.WorkItems.CountAsync(w => w.CaseId == id && w.Step == "feedback" && w.Status == WorkItemStatus.Open));
        await AnswerAsync(world, id, "祝示例代表", Good);
        await AnswerAsync(world, id, "池示例代表", Good);
        Assert.Equal(CaseStatus.Archived, (await db.Cases.AsNoTracking().SingleAsync(c => c.Id == id)).Status);
        Assert.Contains(await world.HistoryAsync("office", id), h => h.Contains("再次办理，答复池示例代表（第 2 轮）"));
        Assert.Empty(await world.Verify());
    }

    private static async Task<(bool IsAgain, DateOnly? Due, string Words)> StandingAsync(World world, Guid id)
    {
        var office = await world.Actor("office");
        var head = await world.InScope(s => s.GetRequiredService<CaseQueries>().HeadAsync(office, id, default));
        return (head.IsHandledAgain, head.AgainDueOn, head.StatusWords);
    }

    private static Task<IEnumerable<string>> AddresseesAsync(World world, Guid id, int no) => world.InScope(async s =>
    {
        var content = (await s.GetRequiredService<ReplyFlowDb>().DraftVersions.SingleAsync(v => v.CaseId == id && v.No == no)).Content;
        var shown = await s.GetRequiredService<LetterPreviewer>().RenderAsync(id, content, no, null, null, null, null, default);
        return shown.Letter.Addressees.Select(a => a.TrimEnd('：'));
    });

    [Fact]
    public async Task Whoever_asks_for_it_is_handled_again_though_content_and_the_answer_stays_what_it_was()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await TwoDeputiesAsync(world);
        await AnswerAsync(world, id, "祝示例代表", Again);
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        await using var db = world.Open();
        Assert.Equal(FeedbackLevel.Satisfied, (await db.Feedback.SingleAsync()).Level);
        Assert.Equal("满意，要求再次办理", (await db.WorkItems.SingleAsync(w => w.CaseId == id && w.Step == "feedback" && w.Status == WorkItemStatus.Decided)).OutcomeLabel);
    }

    [Fact]
    public async Task An_answer_during_the_second_handling_is_kept_and_told()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await TwoDeputiesAsync(world);
        await AnswerAsync(world, id, "池示例代表", Bad);
        await AnswerAsync(world, id, "祝示例代表", Bad);
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        Assert.Contains(await world.HistoryAsync("office", id), h => h.Contains("代表的答复有变化"));
        await world.WalkTo(id, "feedback");
        await using var db = world.Open();
        var second = await db.Letters.OrderByDescending(l => l.IssuedAt).FirstAsync();
        Assert.Equal(2, await db.Outbox.CountAsync(m => m.LetterId == second.Id && m.RecipientKind == RecipientKind.Deputy));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_answer_changed_after_the_case_was_archived_opens_it_again_and_the_office_is_told(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await TwoDeputiesAsync(world);
        await AnswerAsync(world, id, "祝示例代表", Good);
        await AnswerAsync(world, id, "池示例代表", Good);
        await using var db = world.Open();
        Assert.Equal(CaseStatus.Archived, (await db.Cases.AsNoTracking().SingleAsync(c => c.Id == id)).Status);
        await db.Users.ExecuteUpdateAsync(s => s.SetProperty(u => u.Email, "staff@demo.invalid"));
        await AnswerAsync(world, id, "池示例代表", Bad);
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        Assert.Null((await db.Cases.AsNoTracking().SingleAsync(c => c.Id == id)).ClosedAt);
        Assert.Contains(await world.HistoryAsync("office", id), h => h.Contains("代表的答复有变化"));
        Assert.Contains(await db.Outbox.ToListAsync(), m => m.RecipientKind == RecipientKind.Staff && m.Body.Contains("已按新的答复流转"));
        Assert.Empty(await world.Verify());
        await world.WalkTo(id, "feedback");
        Assert.Single(await db.WorkItems.Where(w => w.CaseId == id && w.Step == "feedback" && w.Status == WorkItemStatus.Open).ToListAsync());
    }

    [Fact]
    public async Task A_deputy_is_answered_a_second_time_once_and_does_not_end_the_time_of_the_others()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await TwoDeputiesAsync(world);
        await AnswerAsync(world, id, "池示例代表", Bad);
        world.Clock.Now += TimeSpan.FromDays(3);
        await world.WalkTo(id, "feedback");
        await using var db = world.Open();
        await db.Users.ExecuteUpdateAsync(u => u.SetProperty(x => x.Email, x => x.UserName + "@demo.invalid"));
        await AnswerAsync(world, id, "池示例代表", Bad);
        Assert.Equal(["feedback", "talk"], await world.OpenSteps(id));
        // There is no third round, so people are told, the liaison body among them.
        Assert.Equal(
            ["drafter@demo.invalid", "liaison@demo.invalid", "office@demo.invalid"],
            await db.Outbox.Where(m => m.Subject.Contains("仍不满意")).Select(m => m.Address).Order().ToListAsync());
        await AnswerAsync(world, id, "祝示例代表", Bad);
        Assert.Equal(["rehandle", "talk"], await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_office_owes_a_talk_with_whom_the_second_letter_did_not_content_either_and_records_it(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await TwoDeputiesAsync(world);
        await AnswerAsync(world, id, "池示例代表", Bad);
        world.Clock.Now += TimeSpan.FromDays(3);
        await world.WalkTo(id, "feedback");
        await AnswerAsync(world, id, "池示例代表", Good);
        await AnswerAsync(world, id, "祝示例代表", Good);
        await using var db = world.Open();
        Assert.Equal(CaseStatus.Archived, (await db.Cases.AsNoTracking().SingleAsync(c => c.Id == id)).Status);
        Assert.Empty(await world.OpenSteps(id));
        // They think again after the case has ended: nobody is handled a third time, and still somebody has to talk with them.
        await AnswerAsync(world, id, "池示例代表", Bad);
        var item = await db.WorkItems.AsNoTracking().SingleAsync(w => w.CaseId == id && w.Step == "talk");
        Assert.Equal(("池示例代表", Roles.BureauOffice), (item.SentBy, item.Role));
        Assert.StartsWith("代表对再次答复的意见是“不满意”：第三点没有答复。（", item.SentWords, StringComparison.Ordinal);
        Assert.NotNull(item.Due.On);
        await Assert.ThrowsAsync<InvalidInputException>(() => world.Decide(id, "office", "talk", "Talked", new TalkInput(null, ContactChannel.Telephone), "代表认可。"));
        await world.Decide(id, "office", "talk", "Talked", new TalkInput(world.Clock.Today(), ContactChannel.Telephone), "代表认可。");
        var contact = await db.Contacts.SingleAsync(x => x.CaseId == id && x.Phase == ContactPhase.After);
        Assert.Equal(("池示例代表", "代表认可。"), (contact.With, contact.Summary));
        Assert.Empty(await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task Drafter_reviewers_and_signatory_see_for_whom_the_second_letter_is_and_what_they_said()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await TwoDeputiesAsync(world);
        await AnswerAsync(world, id, "池示例代表", Bad);
        // Changed meanwhile in another tab: the second handling goes on, and its reason is still told.
        await AnswerAsync(world, id, "池示例代表", Good);
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        await world.InScope(async s =>
        {
            var (editor, answers) = (s.GetRequiredService<DraftQueries>(), s.GetRequiredService<AnswerQueries>());
            Assert.Equal(StepKinds.Feedback, (await editor.EditorAsync(await world.Actor("drafter"), id, default)).ReturnedBy);
            var said = Assert.Single(await answers.DiscontentAsync(id, default));
            Assert.Equal(("池示例", "第三点没有答复。", FeedbackLevel.Satisfied), (said.Deputy, said.Answer.Words, said.Since?.Level));
            return true;
        });
        await world.WalkTo(id, "signOff");
        await world.InScope(async s =>
        {
            var head = await s.GetRequiredService<CaseQueries>().HeadAsync(await world.Actor("signatory"), id, default);
            var forecast = await s.GetRequiredService<SignQueries>().ForecastAsync(head, default);
            Assert.Equal(1, forecast.Deputies);
            Assert.Equal(["池示例"], forecast.Again);
            return true;
        });
    }

    [Fact]
    public async Task An_answer_that_comes_while_the_second_letter_is_reviewed_is_told_as_such()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await TwoDeputiesAsync(world);
        await AnswerAsync(world, id, "池示例代表", Bad);
        await world.WalkTo(id, "signOff");
        await using var db = world.Open();
        await db.Users.ExecuteUpdateAsync(u => u.SetProperty(x => x.Email, x => x.UserName + "@demo.invalid"));
        await AnswerAsync(world, id, "祝示例代表", Bad);
        var told = await db.Outbox.Where(m => m.Subject.Contains("代表的答复有变化")).ToListAsync();
        Assert.Equal(["drafter@demo.invalid", "office@demo.invalid"], told.Select(m => m.Address).Order());
        Assert.All(told, m => Assert.Contains("此意见在送审之后收到", m.Body));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_second_letters_day_is_extended_and_those_who_wait_for_it_are_told(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await TwoDeputiesAsync(world);
        world.Clock.Now += TimeSpan.FromDays(3);
        await AnswerAsync(world, id, "池示例代表", Bad);
        await using var db = world.Open();
        var (first, due) = (await db.Cases.Where(c => c.Id == id).Select(c => c.Due.On).SingleAsync(), (await world.Open(id, "rehandle")).Due.On!.Value);
        Assert.Contains("最晚只能延到", (await Assert.ThrowsAsync<InvalidInputException>(() => world.Extend(id, due.AddYears(1)))).Message);
        await world.Extend(id, due.AddDays(10));
        await world.Decide(id, "dispatcher", "extensionDecision", "Approve");
        Assert.Equal((true, due.AddDays(10), "正在再次办理"), await StandingAsync(world, id));
        Assert.Equal((due.AddDays(10), first), ((await world.Open(id, "rehandle")).Due.On, await db.Cases.Where(c => c.Id == id).Select(c => c.Due.On).SingleAsync()));
        var notice = await db.Notices.AsNoTracking().SingleAsync();
        Assert.Contains("前再次答复。", notice.LetterJson, StringComparison.Ordinal);
        Assert.Equal(["池示例代表"], await db.Outbox.Where(m => m.NoticeId == notice.Id).Select(m => m.RecipientName).ToListAsync());
        // The step that carries the day is decided: the letter's day moves all the same, the step's record does not.
        await world.WalkTo(id, "signOff");
        await world.Extend(id, due.AddDays(20));
        await world.Decide(id, "dispatcher", "extensionDecision", "Approve");
        Assert.Equal((true, due.AddDays(20), "正在再次办理"), await StandingAsync(world, id));
        Assert.Equal(due.AddDays(10), await db.WorkItems.Where(w => w.CaseId == id && w.Step == "rehandle").Select(w => w.Due.On).SingleAsync());
        // Whose register address nobody confirmed is named before the signature.
        Assert.Equal([], await UnconfirmedAsync(world, id));
        await AddressScene.RegisterAsync(world, await world.Actor("admin"), await AddressScene.RowAsync(world, id, "池示例代表"), "else@demo.invalid");
        Assert.Equal(["池示例代表"], await UnconfirmedAsync(world, id));
        // A request that the second letter overtook moves nothing, and is no handling.
        await world.Extend(id, due.AddDays(30));
        await world.Decide(id, "signatory", "signOff", "Sign");
        Assert.Equal((false, null, "已答复"), await StandingAsync(world, id));
        Assert.Contains("已印发", (await Assert.ThrowsAsync<InvalidInputException>(() => world.Decide(id, "dispatcher", "extensionDecision", "Approve"))).Message);
        await world.Decide(id, "dispatcher", "extensionDecision", "Refuse", comment: "复函已经印发。");
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_interim_answer_tells_those_who_wait_for_the_second_letter_how_far_it_is(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await TwoDeputiesAsync(world);
        var drafter = await world.Actor("drafter");
        Task<bool> WriteAsync() => world.InScope(async s =>
        {
            await s.GetRequiredService<WriteInterim>().RunAsync(drafter, id, "正在现场复核。", default);
            return true;
        });
        Assert.Contains("不在办理中", (await Assert.ThrowsAsync<InvalidInputException>(WriteAsync)).Message);
        await AnswerAsync(world, id, "池示例代表", Bad);
        var due = (await world.Open(id, "rehandle")).Due.On!.Value;
        await WriteAsync();
        await world.Decide(id, "leader", "interim", "Approve");
        await using var db = world.Open();
        var notice = await db.Notices.AsNoTracking().SingleAsync();
        Assert.Contains("现在正在再次办理。", notice.LetterJson, StringComparison.Ordinal);
        var mail = await db.Outbox.AsNoTracking().SingleAsync(m => m.NoticeId == notice.Id);
        Assert.Equal("池示例代表", mail.RecipientName);
        Assert.Contains($"正在再次办理。现将目前的进展答复发给您，请查阅附件。正式复函将在{DayText.Long(due)}", mail.Body, StringComparison.Ordinal);
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    private static Task<IReadOnlyList<string>> UnconfirmedAsync(World world, Guid id) => world.InScope(async s =>
    {
        var head = await s.GetRequiredService<CaseQueries>().HeadAsync(await world.Actor("signatory"), id, default);
        return (await s.GetRequiredService<SignQueries>().ForecastAsync(head, default)).Unconfirmed;
    });

    private static async Task<Guid> TwoDeputiesAsync(World world)
    {
        var id = await world.Register(World.Suggestion("0391", false,
            new ProposerInput("祝示例", "东湖区代表团", "a@demo.invalid"), new ProposerInput("池示例", "东湖区代表团", "b@demo.invalid")));
        await world.WalkTo(id, "feedback");
        return id;
    }

    /// <summary>Answers by the link of the newest mail to the deputy.</summary>
    private static async Task AnswerAsync(World world, Guid id, string name, AnswerInput input)
    {
        await using var db = world.Open();
        var row = await db.Outbox.AsNoTracking().Where(m => m.CaseId == id && m.RecipientKind == RecipientKind.Deputy && m.RecipientName == name && m.LetterId != null)
            .OrderByDescending(m => m.CreatedAt).FirstAsync();
        var token = await world.InScope(s => s.GetRequiredService<LinkIssuer>().TokenAsync(row, _ => "", default));
        await world.InScope(async s => { await s.GetRequiredService<AnswerLetter>().RunAsync(token, input, default); return true; });
    }
}
