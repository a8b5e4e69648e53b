using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Access;

/// <summary>Queries that are kept for people of the same roles: each is answered as the query itself would, and nothing is kept that may change.</summary>
public sealed class ShapedQueryTests
{
    private static readonly ShapedQuery<Guid> Visible = new((db, actor, id, _) =>
    {
        var known = db.Cases.KnownTo(actor);
        return db.Cases.VisibleTo(actor).Where(c => c.Id == id && known.Any(k => k.Id == c.Id)).Select(c => c.Id);
    });

    private static readonly ShapedQuery<Guid> Owed = new((db, actor, id, _) => db.WorkItems.Where(w => w.CaseId == id).OwedBy(actor).Select(w => w.Id));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Everybody_is_answered_as_by_the_query_itself_whoever_of_their_roles_asked_before(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var plain = await world.CaseAt("divisionReview");
        var secret = await world.Register(World.Suggestion("0391", secret: true));
        await using var db = world.Open();
        var (answers, people) = (0, await db.Users.Select(u => u.UserName!).Order().ToListAsync(Ct));
        foreach (var actor in (await Task.WhenAll(people.Select(world.Actor))).OfType<Application.Core.Actor>())
            foreach (var id in new[] { plain, secret })
            {
                var known = db.Cases.KnownTo(actor);
                var visible = await db.Cases.VisibleTo(actor).Where(c => c.Id == id && known.Any(k => k.Id == c.Id)).Select(c => c.Id).ToListAsync(Ct);
                Assert.Equal(visible, await Visible.Of(db, actor, id).ToListAsync(Ct));
                var owed = await db.WorkItems.Where(w => w.CaseId == id).OwedBy(actor).Select(w => w.Id).ToListAsync(Ct);
                Assert.Equal(owed, await Owed.Of(db, actor, id).ToListAsync(Ct));
                answers += visible.Count + owed.Count;
            }
        Assert.True(answers > 4);
    }

    [Fact]
    public async Task What_may_be_another_thing_the_next_time_is_refused()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        await using var db = world.Open();
        var actor = await world.Actor("office");
        var (day, key, word, words) = (new DateOnly(2026, 4, 20), Guid.NewGuid(), "建议", new[] { "建议" });
        Refused(new((_, _, id, _) => db.Cases.Where(c => c.Id == id && c.AssignedOn == day).Select(c => c.Id)));
        Refused(new((_, _, id, _) => db.Cases.Where(c => c.Id == id || c.Id == key).Select(c => c.Id)));
        Refused(new((_, _, id, _) => db.Cases.Where(c => c.Id == id && c.Instruction == word).Select(c => c.Id)));
        Refused(new((_, _, id, _) => db.Cases.Where(c => c.Id == id && words.Contains(c.Instruction)).Select(c => c.Id)));
        Refused(new((_, who, id, _) => db.Cases.Where(c => c.Id == id && c.Instruction == who.Name).Select(c => c.Id)));

        void Refused(ShapedQuery<Guid> query) => Assert.Throws<InvalidOperationException>(() => query.Of(db, actor, Guid.NewGuid()));
    }
}
