using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Substitutions;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Application.Tests.Reminders;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Access;

/// <summary>Whoever wrote or submitted a reply neither reviews nor signs it, whatever the path.</summary>
public sealed class AuthorshipTests
{
    private static readonly DateOnly Today = new(2026, 4, 20);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_drafter_who_heads_the_division_too_does_not_review_their_own_draft(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("divisionReview");
        await GiveAsync(world, "drafter", Roles.DivisionHead);
        var told = await RefusedAsync(world, id, "drafter", "divisionReview");
        Assert.Contains("本步骤可由秦示例办理", told);
        Assert.Equal(["秦示例"], (await RecusedAsync(world, "drafter")).Single().Deciders);
        Assert.Empty(await RecusedAsync(world, "head"));
        Assert.Empty(await StuckAsync(world));
        await world.Decide(id, "head", "divisionReview", "Approve");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nobody_is_reminded_of_a_review_of_what_they_wrote_and_where_all_wrote_it_the_leader_is(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("divisionReview");
        await GiveAsync(world, "drafter", Roles.DivisionHead);
        await world.Due(id, "divisionReview", new DateOnly(2026, 4, 23));
        await world.Remind(new DateOnly(2026, 4, 23));
        await using (var db = world.Open())
            await db.Users.Where(u => u.UserName == "head").ExecuteUpdateAsync(s => s.SetProperty(u => u.IsActive, false));
        await world.Remind(new DateOnly(2026, 4, 27));
        Assert.Equal(["head", "leader"], (await world.Given()).Select(g => g.To));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_substitute_reviews_neither_what_they_wrote_nor_what_they_submitted(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var submitted = await world.CaseAt("draft", "0391");
        var written = await world.CaseAt("draft", "0392");
        await NameAsync(world, "drafter", "drafter2");
        await NameAsync(world, "head", "drafter2");
        await world.Contact(submitted);
        await world.Decide(submitted, "drafter2", "draft", "Submit", await world.Draft(submitted));
        await SaveAsync(world, written, "drafter2");
        await SaveAsync(world, written, "drafter2", "再改一处。");
        await world.Contact(written);
        await world.Decide(written, "drafter", "draft", "Submit", await world.Draft(written));

        await RefusedAsync(world, submitted, "drafter2", "divisionReview");
        await RefusedAsync(world, written, "drafter2", "divisionReview");
        Assert.Equal(2, (await RecusedAsync(world, "drafter2")).Count);
        await using var db = world.Open();
        Assert.Equal(1, await db.Audit.CountAsync(a => a.Kind == "DraftWritten"));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_drafter_who_stands_in_for_the_head_does_not_review_their_own_draft(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("divisionReview");
        await NameAsync(world, "head", "drafter");
        await RefusedAsync(world, id, "drafter", "divisionReview");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nobody_reviews_a_draft_in_the_place_of_its_drafter(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("divisionReview");
        await GiveAsync(world, "drafter", Roles.DivisionHead);
        await NameAsync(world, "drafter", "head2");
        await RefusedAsync(world, id, "head2", "divisionReview");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Who_handed_a_draft_over_does_not_review_what_became_of_it(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        await SaveAsync(world, id, "drafter");
        var (admin, from, to) = (await world.Actor("admin"), await world.Actor("drafter"), await world.Actor("drafter2"));
        await world.InScope(s => HandOver(s).RunAsync(admin, from.UserId, to.UserId, default));
        await world.Contact(id, "drafter2");
        await world.Decide(id, "drafter2", "draft", "Submit", await world.Draft(id));
        await using var db = world.Open();
        var division = (await world.Open(id, "divisionReview")).DivisionId;
        await db.Users.Where(u => u.UserName == "drafter").ExecuteUpdateAsync(s => s.SetProperty(u => u.DivisionId, division));
        await GiveAsync(world, "drafter", Roles.DivisionHead);
        await RefusedAsync(world, id, "drafter", "divisionReview");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Who_drafted_does_not_sign_and_does_not_take_a_review_over(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("signOff");
        await GiveAsync(world, "drafter", Roles.Signatory);
        await RefusedAsync(world, id, "drafter", "signOff");
        await using var db = world.Open();
        var (admin, signatory, drafter) = (await world.Actor("admin"), await world.Actor("signatory"), await world.Actor("drafter"));
        await db.WorkItems.Where(w => w.CaseId == id && w.Step == "signOff").ExecuteUpdateAsync(s => s.SetProperty(w => w.AssigneeId, signatory.UserId));
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() =>
            world.InScope(s => HandOver(s).RunAsync(admin, signatory.UserId, drafter.UserId, default)));
        Assert.Contains("第0390号的复函是钟示例起草的", refusal.Message);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_review_that_only_its_drafter_could_decide_is_told_and_goes_on_once_another_holds_the_role(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        await GiveAsync(world, "drafter", Roles.DivisionHead);
        await using var db = world.Open();
        await db.Users.Where(u => u.UserName == "head").ExecuteUpdateAsync(s => s.SetProperty(u => u.IsActive, false));
        await world.Contact(id);
        var receipt = await world.Decide(id, "drafter", "draft", "Submit", await world.Draft(id));
        Assert.Contains("担任者只有起草人本人，已提示办公室", receipt.Message);
        Assert.Equal((id, "0390", "处室负责人"), (await StuckAsync(world)).Select(r => (r.CaseId, r.Number, r.Owner)).Single());
        await RefusedAsync(world, id, "drafter", "divisionReview");

        var division = (await world.Open(id, "divisionReview")).DivisionId;
        await db.Users.Where(u => u.UserName == "drafter2").ExecuteUpdateAsync(s => s.SetProperty(u => u.DivisionId, division));
        await GiveAsync(world, "drafter2", Roles.DivisionHead);
        Assert.Empty(await StuckAsync(world));
        await world.Decide(id, "drafter2", "divisionReview", "Approve");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Naming_a_substitute_who_cannot_sign_says_so(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        Assert.DoesNotContain("不能代", await NameAsync(world, "head", "drafter2"));
        Assert.DoesNotContain("不能代", await NameAsync(world, "signatory", "head", "draft"));
        Assert.Contains("方示例不是单位领导，不能代罗示例签发", await NameAsync(world, "signatory", "office", "signOff"));
        Assert.DoesNotContain("不能代", await NameAsync(world, "signatory", "leader", "divisionReview"));
    }

    private static HandOverWork HandOver(IServiceProvider services) =>
        ActivatorUtilities.CreateInstance<HandOverWork>(services, ActivatorUtilities.CreateInstance<OpenWorkTransfer>(services));

    private static async Task<string> RefusedAsync(World world, Guid caseId, string user, string step)
    {
        var actor = await world.Actor(user);
        var item = await world.Open(caseId, step);
        await using var db = world.Open();
        Assert.DoesNotContain(await new WorkItemQueries(db, new(db)).InboxAsync(actor, null, null, default), r => r.WorkItemId == item.Id);
        await Assert.ThrowsAsync<NotAllowedException>(() => new WorkItemQueries(db, new(db)).TaskAsync(actor, item.Id, default));
        var forward = item.ReadOutcomes()[0].Name;
        return (await Assert.ThrowsAsync<NotAllowedException>(() => world.Decide(item, user, forward))).Message;
    }

    private static async Task<IReadOnlyList<RecusedItem>> RecusedAsync(World world, string user)
    {
        var actor = await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<RecusalQueries>().OfAsync(actor, default));
    }

    private static async Task<IReadOnlyList<RecusedItem>> StuckAsync(World world) =>
        await world.InScope(s => s.GetRequiredService<RecusalQueries>().StuckAsync(null, default));

    private static async Task SaveAsync(World world, Guid caseId, string user, string body = "示例正文。")
    {
        var actor = await world.Actor(user);
        var draft = await world.Draft(caseId, body);
        await world.InScope(s => s.GetRequiredService<SaveDraft>().RunAsync(actor, caseId, draft.Content, draft.Revision, default));
    }

    private static async Task GiveAsync(World world, string user, string role)
    {
        await using var db = world.Open();
        db.UserRoles.Add(new IdentityUserRole<Guid>
        {
            UserId = await db.Users.Where(u => u.UserName == user).Select(u => u.Id).SingleAsync(),
            RoleId = await db.Roles.Where(r => r.Name == role).Select(r => r.Id).SingleAsync(),
        });
        await db.SaveChangesAsync();
    }

    private static async Task<string> NameAsync(World world, string principal, string substitute, params string[] steps)
    {
        var (actor, away, acting) = (await world.Actor("admin"), await world.Actor(principal), await world.Actor(substitute));
        return await world.InScope(s => s.GetRequiredService<NameSubstitute>()
            .RunAsync(actor, away.UserId, new SubstitutionInput(acting.UserId, Today, Today, steps, "出差"), default));
    }
}
