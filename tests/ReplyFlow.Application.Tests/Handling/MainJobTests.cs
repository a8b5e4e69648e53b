using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.WorkItems.Accept;
using ReplyFlow.Application.WorkItems.Assign;
using ReplyFlow.Application.WorkItems.GiveOpinion;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Handling;

public sealed class MainJobTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_suggestion_goes_from_registration_to_the_queued_messages(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.Register(World.Suggestion(deputies: [new("祝示例", "", "a@demo.invalid"), new("𬭳示例", "", "b@demo.invalid")]));
        await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment("市科函"));
        await world.Decide(id, "office", "accept", "Accept");
        await world.Decide(id, "office", "allocate", "Allocate", await world.Allocation());
        Assert.Equal(["coHandling", "draft"], await world.OpenSteps(id));
        await world.Contact(id);
        await world.Decide(id, "drafter", "draft", "Submit", await world.Draft(id));
        Assert.Equal(["coHandling"], await world.OpenSteps(id));
        await world.Decide(id, "kj.office", "coHandling", "Submit", new OpinionInput("同意，配合办理。"));
        await world.Decide(id, "head", "divisionReview", "Approve");
        await world.Decide(id, "office", "proofread", "Approve");
        await world.Decide(id, "leader", "leaderReview", "Approve");
        var receipt = await world.Decide(id, "signatory", "signOff", "Sign");
        Assert.Equal("市工信函〔2026〕1号", receipt.DocumentNumber);

        await using var db = world.Open();
        var letter = await db.Letters.SingleAsync(l => l.CaseId == id);
        Assert.Equal(letter.Sha256, Convert.ToHexStringLower(SHA256.HashData(letter.Pdf)));
        Assert.Equal(new DateOnly(2026, 4, 20), letter.IssuedOn);
        var messages = await db.Outbox.Where(m => m.CaseId == id).ToListAsync();
        Assert.Equal(new HashSet<string> { "祝示例代表", "𬭳示例代表", "市人大常委会代联工委", "市政府办公厅", "市科技局" }, messages.Select(m => m.RecipientName).ToHashSet());
        Assert.Equal(5, messages.Count);
        Assert.All(messages, m => Assert.Equal(MessageStatus.Queued, m.Status));
        var c = await db.Cases.SingleAsync(x => x.Id == id);
        Assert.Equal((CaseStatus.Replied, new DateOnly(2026, 7, 20)), (c.Status, c.Due.On));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_return_needs_a_reason_and_goes_to_the_drafter_with_it(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("leaderReview");
        await Assert.ThrowsAsync<InvalidInputException>(() => world.Decide(id, "leader", "leaderReview", "Return"));
        await world.Decide(id, "leader", "leaderReview", "Return", comment: "请补充完成时间。");
        var item = await world.Open(id, "revise");
        Assert.Equal(("梁示例", "请补充完成时间。", (await world.Actor("drafter")).UserId), (item.SentBy, item.SentWords, item.AssigneeId));
        await world.Decide(id, "drafter", "revise", "Submit", await world.Draft(id, "新的正文。"));
        await using var db = world.Open();
        Assert.Equal([1, 2], await db.DraftVersions.Where(v => v.CaseId == id).OrderBy(v => v.No).Select(v => v.No).ToListAsync());
        Assert.Equal(["divisionReview"], await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_objection_goes_back_to_the_dispatcher_who_assigns_again(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("accept");
        var own = await Assert.ThrowsAsync<InvalidInputException>(async () =>
            await world.Decide(id, "office", "accept", "Object", new ObjectionInput(await world.Bureau("市工信函")), "职责不符。"));
        Assert.Equal("SuggestedBureauId", Assert.Single(own.Errors).Field);
        await world.Decide(id, "office", "accept", "Object", new ObjectionInput(await world.Bureau("市科函")), "职责不符。");
        Assert.Equal("建议改由市科技局主办。职责不符。", (await world.Open(id, "objection")).SentWords);
        await world.Decide(id, "dispatcher", "objection", "Reassign");
        await world.Decide(id, "dispatcher", "assign", "Assign", new AssignInput(await world.Bureau("市科函"), [], [], ""));
        var item = await world.Open(id, "accept");
        Assert.Equal(await world.Bureau("市科函"), item.BureauId);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Decide(item, "office", "Accept"));
        await world.Decide(item, "kj.office", "Accept");
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Numbers_have_no_gaps_when_many_leaders_sign_at_once(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var ids = new List<Guid>();
        for (var i = 1; i <= 8; i++)
            ids.Add(await world.CaseAt("signOff", $"{i:0000}"));
        var receipts = await Task.WhenAll(ids.Select(id => Task.Run(() => world.Decide(id, "signatory", "signOff", "Sign"))));
        Assert.Equal(Enumerable.Range(1, 8).Select(n => $"市工信函〔2026〕{n}号"), receipts.Select(r => r.DocumentNumber!).Order());
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Of_many_who_decide_one_item_at_once_one_wins_and_the_others_learn_who(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("leaderReview");
        var item = await world.Open(id, "leaderReview");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            try
            {
                await world.Decide(item, "leader", "Approve");
                return "won";
            }
            catch (AlreadyClosedException e)
            {
                return e.Message;
            }
        })));
        Assert.Equal(1, answers.Count(a => a == "won"));
        Assert.All(answers.Where(a => a != "won"), a => Assert.Contains("已由梁示例于2026年4月20日 10:00办理（同意）", a));
        Assert.Equal(["signOff"], await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_letter_that_cannot_be_set_is_refused_with_its_submission_and_loses_nothing(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        await world.Contact(id);
        var input = await world.Draft(id, "私用区字符\uE123。");
        var e = await Assert.ThrowsAsync<InvalidInputException>(() => world.Decide(id, "drafter", "draft", "Submit", input));
        Assert.Contains("E123", e.Message);
        Assert.Equal(["draft"], await world.OpenSteps(id));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nothing_is_submitted_before_a_contact_with_the_deputy_is_logged(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        var input = await world.Draft(id);
        var e = await Assert.ThrowsAsync<InvalidInputException>(() => world.Decide(id, "drafter", "draft", "Submit", input));
        Assert.Equal("Contact", Assert.Single(e.Errors).Field);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Two_tabs_cannot_overwrite_each_other(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        var (first, actor) = (await world.Draft(id), await world.Actor("drafter"));
        Task<(int Revision, DateTimeOffset)> Save(string body, int revision) => world.InScope(s =>
            Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<SaveDraft>(s)
                .RunAsync(actor, id, first.Content with { Body = body }, revision, default));
        var (revision, _) = await Save("甲", first.Revision);
        var e = await Assert.ThrowsAsync<DraftConflictException>(() => Save("乙", first.Revision));
        Assert.Equal("甲", e.Current.Content.Body);
        Assert.Equal(revision, (await Save("甲", first.Revision)).Revision);
        Assert.True((await Save("乙", revision)).Revision > revision);
    }
}
