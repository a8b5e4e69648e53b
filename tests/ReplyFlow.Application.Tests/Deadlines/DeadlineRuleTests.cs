using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Application.WorkItems.GiveOpinion;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Deadlines;

public sealed class DeadlineRuleTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_narrower_scope_goes_before_the_wider(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var (bureau, other, session) = (await world.Bureau("市工信函"), await world.Bureau("市科函"), await world.SessionId());
        await world.Rules(RuleScope.City, "{\"assign\":\"1wd\",\"object\":\"1wd\",\"opinion\":\"1wd\",\"feedback\":\"1wd\",\"roll\":true}");
        await world.Rules(new RuleScope(null, session), "{\"object\":\"2wd\",\"opinion\":\"2wd\",\"feedback\":\"2wd\"}");
        await world.Rules(new RuleScope(bureau, null), "{\"opinion\":\"3wd\",\"feedback\":\"3wd\",\"roll\":false}");
        await world.Rules(new RuleScope(bureau, session), "{\"feedback\":\"4wd\"}");
        await using var db = world.Open();
        var rules = new DeadlineStore().Read(db);

        string Of(Guid? b, Guid? s) => string.Join(' ', new[] { DeadlineKind.Assign, DeadlineKind.Object, DeadlineKind.Opinion, DeadlineKind.Feedback, DeadlineKind.Reply }
            .Select(k => rules.Rules(b, s)[k].ToString()).Append(rules.Rules(b, s).Roll.ToString()));
        Assert.Equal("1wd 2wd 3wd 4wd 3m False", Of(bureau, session));
        Assert.Equal("1wd 1wd 3wd 3wd 3m False", Of(bureau, Guid.NewGuid()));
        Assert.Equal("1wd 2wd 2wd 2wd 3m True", Of(other, session));
        Assert.Equal("1wd 1wd 1wd 1wd 3m True", Of(null, null));
        Assert.Equal(4, await db.Audit.CountAsync(a => a.Kind == "DeadlineRulesChanged"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Every_step_takes_its_time_from_the_rules_in_force(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.Rules(RuleScope.City, "{\"object\":\"3wd\",\"reply\":\"45cd\",\"feedback\":\"5wd\",\"reReply\":\"10cd\",\"extended\":\"60cd\",\"roll\":true}");
        await world.Rules(new RuleScope(await world.Bureau("市科函"), null), "{\"opinion\":\"12cd\"}");
        var id = await world.Register(World.Suggestion());
        await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment("市科函"));
        Assert.Equal((new DateOnly(2026, 4, 23), "交办 2026-04-20，3 个工作日 → 2026-04-23"), ((await world.Open(id, "accept")).Due.On, (await world.Open(id, "accept")).Due.Derivation));
        await using var db = world.Open();
        var c = await db.Cases.AsNoTracking().Include(x => x.Assignments).SingleAsync(x => x.Id == id);
        Assert.Equal((new DateOnly(2026, 6, 4), "交办@2026-04-20+45cd!"), (c.Due.On, c.Due.Rule));
        var part = c.Assignments.Single(a => a.Role == AssignmentRole.CoHandling);
        Assert.Equal((new DateOnly(2026, 5, 6), true), (part.Due.On, part.Due.Derivation.Contains("2026-05-02 放假，顺延 → 2026-05-06")));

        await world.Decide(id, "office", "accept", "Accept");
        await world.Decide(id, "office", "allocate", "Allocate", await world.Allocation());
        Assert.Equal(part.Due.On, (await world.Open(id, "coHandling")).Due.On);
        await Assert.ThrowsAsync<InvalidInputException>(() => world.Extend(id, new DateOnly(2026, 6, 23)));
        await world.Decide(id, "kj.office", "coHandling", "Submit", new OpinionInput("同意。"));
        await world.Contact(id);
        await world.Decide(id, "drafter", "draft", "Submit", await world.Draft(id));
        await world.Decide(id, "head", "divisionReview", "Approve");
        await world.Decide(id, "office", "proofread", "Approve");
        await world.Decide(id, "leader", "leaderReview", "Approve");
        await world.Decide(id, "signatory", "signOff", "Sign");
        Assert.Equal((new DateOnly(2026, 4, 27), "送达 2026-04-20，5 个工作日 → 2026-04-27"), ((await world.Open(id, "feedback")).Due.On, (await world.Open(id, "feedback")).Due.Derivation));
        Assert.Equal(new DateTimeOffset(2026, 4, 27, 16, 0, 0, TimeSpan.Zero), (await db.Timers.SingleAsync(t => t.CaseId == id)).DueAt);
        await world.Decide(id, "office", "feedback", "Dissatisfied", comment: "没有答复第三点。");
        Assert.Equal((new DateOnly(2026, 4, 30), "反馈不满意 2026-04-20，10 日 → 2026-04-30"), ((await world.Open(id, "rehandle")).Due.On, (await world.Open(id, "rehandle")).Due.Derivation));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_opinion_asked_for_after_its_date_has_its_time_from_then(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.Register(World.Suggestion());
        await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment("市科函"));
        world.Clock.Now = world.Clock.Now.AddDays(40);
        await world.Decide(id, "office", "accept", "Accept");
        await world.Decide(id, "office", "allocate", "Allocate", await world.Allocation());
        var item = await world.Open(id, "coHandling");
        Assert.Equal((new DateOnly(2026, 6, 30), "到达 2026-05-30，1 个月 → 2026-06-30"), (item.Due.On, item.Due.Derivation));
        await using var db = world.Open();
        var part = await db.Assignments.SingleAsync(a => a.CaseId == id && a.Role == AssignmentRole.CoHandling);
        Assert.Equal((item.Due.On, item.Due.Derivation, item.Due.Rule), (part.Due.On, part.Due.Derivation, part.Due.Rule));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_refused_objection_does_not_open_the_window_again(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("accept");
        world.Clock.Now = world.Clock.Now.AddDays(10);
        await world.Decide(id, "office", "accept", "Object", comment: "不属于本单位职责，建议改由市科技局办理。");
        world.Clock.Now = world.Clock.Now.AddDays(10);
        await world.Decide(id, "dispatcher", "objection", "Uphold", comment: "请按职责办理。");
        var again = await world.Open(id, "accept");
        Assert.True(again.Due.On >= new DateOnly(2026, 5, 10));
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => world.Decide(id, "office", "accept", "Object", comment: "仍建议改办。"));
        Assert.Contains("2026年5月7日", refused.Message);
        await world.Decide(id, "office", "accept", "Accept");
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_off_session_suggestion_is_assigned_within_the_rule_and_a_campaign_date_shortens_the_reply(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.Rules(RuleScope.City, "{\"assign\":\"4wd\"}");
        var off = await world.Register(World.Suggestion("0007") with { Kind = SuggestionKind.OffSession });
        var step = await world.Open(off, "assign");
        Assert.Equal((new DateOnly(2026, 4, 24), "登记 2026-04-20，4 个工作日 → 2026-04-24"), (step.Due.On, step.Due.Derivation));
        await using var db = world.Open();
        await db.Sessions.Where(s => s.Name == World.Session).ExecuteUpdateAsync(s => s.SetProperty(x => x.CampaignOn, new DateOnly(2026, 6, 25)));
        var id = await world.CaseAt("accept");
        var c = await db.Cases.SingleAsync(x => x.Id == id);
        Assert.Equal((new DateOnly(2026, 6, 25), "交办 2026-04-20，3 个月 → 2026-07-20；会议要求 2026-06-25；取早 → 2026-06-25"), (c.Due.On, c.Due.Derivation));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nothing_is_overdue_on_the_day_it_is_assigned_because_the_campaign_is_over(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await using var db = world.Open();
        await db.Sessions.Where(s => s.Name == World.Session).ExecuteUpdateAsync(s => s.SetProperty(x => x.CampaignOn, new DateOnly(2026, 4, 20)));
        var id = await world.CaseAt("accept");
        var c = await db.Cases.SingleAsync(x => x.Id == id);
        Assert.Equal((new DateOnly(2026, 7, 20), "交办 2026-04-20，3 个月 → 2026-07-20"), (c.Due.On, c.Due.Derivation));
    }

    [Fact]
    public async Task Rules_that_cannot_hold_or_were_changed_meanwhile_are_refused()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var bureau = new RuleScope(await world.Bureau("市工信函"), null);
        await world.Rules(RuleScope.City, "{\"extended\":\"4m\"}");
        Assert.Equal("Extended", (await Refused(bureau, "{\"reply\":\"5m\"}")).Errors.Single().Field);
        Assert.Equal("Feedback", (await Refused(bureau, "{\"feedback\":\"9999wd\"}")).Errors.Single().Field);
        Assert.Contains("别人刚刚修改", (await Refused(RuleScope.City, "{\"reply\":\"2m\"}")).Message);
        await Assert.ThrowsAsync<NotAllowedException>(() => world.Rules(bureau, "{}", user: "office"));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Rules(new RuleScope(Guid.NewGuid(), null), "{\"reply\":\"2m\"}"));
        await world.Rules(RuleScope.City, "{}", "{\"extended\":\"4m\"}");
        await using var db = world.Open();
        Assert.False(await db.Settings.AnyAsync(s => s.Name == "deadlines"));

        Task<InvalidInputException> Refused(RuleScope scope, string json) => Assert.ThrowsAsync<InvalidInputException>(() => world.Rules(scope, json));
    }
}
