using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Domain.Tests.Cases;

public sealed class CaseTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 4, 1);
    private static readonly Guid Water = Guid.NewGuid();
    private static readonly Guid Roads = Guid.NewGuid();
    private static readonly DueDate July = DueDate.By(new DueBasis("交办", Today.AddDays(91), null, false), WorkingCalendar.Shipped);

    /// <summary>The verbs, with the state each leads to.</summary>
    private static readonly Dictionary<string, (CaseStatus To, Action<Case> Do)> Verbs = new()
    {
        ["assign"] = (CaseStatus.Assigned, c => c.Assign(Water, "", Today, Now)),
        ["accept"] = (CaseStatus.Handling, c => c.Accept()),
        ["object"] = (CaseStatus.Assigned, c => c.Object()),
        ["mark replied"] = (CaseStatus.Replied, c => c.MarkReplied(Today)),
        ["withdraw"] = (CaseStatus.Withdrawn, c => c.Withdraw(Now)),
    };

    public static TheoryData<CaseStatus, string> EveryVerbFromEveryState() =>
        new MatrixTheoryData<CaseStatus, string>(Enum.GetValues<CaseStatus>(), Verbs.Keys);

    [Fact]
    public void What_may_become_of_a_case() => Assert.Equal(
        """
        Registered: Assigned, Archived, Withdrawn
        Assigned: Registered, Assigned, Handling, Replied, Archived, Withdrawn
        Handling: Assigned, Handling, Replied, Archived, Withdrawn
        Replied: Assigned, Handling, Replied, Archived
        Archived: Replied
        Withdrawn:
        """, StatusTable.Of(Case.Course));

    [Fact]
    public void What_is_done_with_a_case_in_each_state() => Assert.Equal(
        """
        Registered: supervise, begin
        Assigned: set due, allocate, hand over, ask countersign, supervise, begin
        Handling: set due, allocate, hand over, ask countersign, supervise, begin
        Replied: set due, allocate, hand over, ask countersign, supervise, begin
        Archived:
        Withdrawn:
        closed:
        nobody drafts: set due, allocate, ask countersign, supervise, begin
        supervised: set due, allocate, hand over, ask countersign, supervise, end supervision, begin
        running: set due, allocate, hand over, ask countersign, supervise, advance, move
        """,
        VerbTable.Of(
            [
                .. Enum.GetValues<CaseStatus>().Select(s => (s.ToString(), (Func<Case>)(() => new Case { Status = s, DrafterId = Roads }))),
                ("closed", () => Handled(c => c.Close(Now))),
                ("nobody drafts", () => new Case { Status = CaseStatus.Handling }),
                ("supervised", () => Handled(c => c.Supervise("市长 示例", null))),
                ("running", () => Handled(c => c.Begin("sample", 1))),
            ],
            [
                ("set due", c => c.SetDue(July)),
                ("allocate", c => c.Allocate(Water, Water)),
                ("hand over", c => c.HandOver(Water, null)),
                ("ask countersign", c => c.AskCountersign([Roads])),
                ("supervise", c => c.Supervise("副市长 示例", Water)),
                ("end supervision", c => c.EndSupervision()),
                ("begin", c => c.Begin("other", 2)),
                ("advance", c => c.Advance("{}")),
                ("move", c => c.MoveTo(2, "{}")),
            ]));

    [Theory, MemberData(nameof(EveryVerbFromEveryState))]
    public void Every_verb_does_what_the_table_says(CaseStatus from, string verb)
    {
        var c = new Case { Status = from };
        var (to, act) = Verbs[verb];
        if (Case.Course.Allows(from, to))
        {
            act(c);
            Assert.Equal(to, c.Status);
        }
        else
        {
            Assert.Throws<InvalidOperationException>(() => act(c));
            Assert.Equal((from, null, null, 0), (c.Status, c.RepliedOn, c.ClosedAt, c.Assignments.Count));
        }
    }

    [Fact]
    public void A_case_archived_with_a_reply_is_handled_again_and_no_other()
    {
        var c = new Case { Status = CaseStatus.Handling };
        c.MarkReplied(Today);
        Assert.Throws<InvalidOperationException>(c.Reopen);
        c.Archive(Now);
        c.Reopen();
        Assert.Equal((CaseStatus.Replied, null, Today), (c.Status, c.ClosedAt, c.RepliedOn));
        var silent = new Case();
        silent.Archive(Now);
        Assert.Throws<InvalidOperationException>(silent.Reopen);
    }

    [Fact]
    public void Assigned_the_lead_bureau_takes_part_from_that_day()
    {
        var c = new Case();
        c.Assign(Water, "请于五月底前答复。", Today, Now);
        Assert.Equal((Water, "请于五月底前答复。", Today), (c.LeadBureauId, c.Instruction, c.AssignedOn));
        var part = Assert.Single(c.Assignments);
        Assert.Equal((c.Id, Water, AssignmentRole.Lead, Today, null), (part.CaseId, part.BureauId, part.Role, part.AssignedOn, part.EndedAt));
    }

    [Fact]
    public void Assigned_anew_the_parts_of_those_before_end_and_nobody_drafts_yet()
    {
        var c = new Case();
        c.Assign(Water, "", Today, Now);
        c.TakePart(Roads, AssignmentRole.CoHandling);
        c.Allocate(Guid.NewGuid(), Guid.NewGuid());
        c.Object();
        c.Assign(Roads, "", Today.AddDays(3), Now.AddDays(3));
        Assert.Equal((Roads, Today.AddDays(3), null, null), (c.LeadBureauId, c.AssignedOn, c.DivisionId, c.DrafterId));
        Assert.Equal(
            [(Water, AssignmentRole.Lead, Now.AddDays(3)), (Roads, AssignmentRole.CoHandling, Now.AddDays(3)), (Roads, AssignmentRole.Lead, (DateTimeOffset?)null)],
            c.Assignments.Select(a => (a.BureauId, a.Role, a.EndedAt)));
    }

    [Fact]
    public void Nobody_takes_part_in_a_case_that_is_not_assigned() =>
        Assert.Throws<InvalidOperationException>(() => new Case().TakePart(Roads, AssignmentRole.CoHandling));

    [Fact]
    public void Handed_over_the_drafters_division_has_it_or_the_one_that_had_it()
    {
        var (division, other, drafter) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var c = new Case { Status = CaseStatus.Handling };
        c.Allocate(division, Guid.NewGuid());
        c.HandOver(drafter, null);
        Assert.Equal((drafter, division), (c.DrafterId, c.DivisionId));
        c.HandOver(drafter, other);
        Assert.Equal(other, c.DivisionId);
    }

    [Fact]
    public void The_replys_due_date_is_that_of_the_lead_bureaus_part_too()
    {
        var c = new Case();
        c.Assign(Water, "", Today, Now);
        c.TakePart(Roads, AssignmentRole.CoHandling);
        c.SetDue(July);
        Assert.Equal([(Water, July), (Roads, DueDate.None)], c.Assignments.Select(a => (a.BureauId, a.Due)));
        Assert.Equal(July, c.Due);
        c.Object();
        c.Assign(Roads, "", Today, Now);
        c.SetDue(DueDate.None);
        Assert.Equal([July, DueDate.None, DueDate.None], c.Assignments.Select(a => a.Due));
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Neither_the_drafting_division_countersigns_nor_one_twice(bool twice)
    {
        var c = Handled(c => c.Allocate(Water, Roads));
        Assert.Throws<ArgumentException>(() => c.AskCountersign(twice ? [Roads, Roads] : [Roads, Water]));
        Assert.Empty(c.CountersignDivisionIds);
    }

    [Fact]
    public void A_supervised_case_names_the_leader_until_nobody_supervises_it()
    {
        var c = new Case();
        c.Supervise("副市长 示例", Water);
        Assert.Equal((true, "副市长 示例", Water), (c.IsKey, c.KeySupervisor, c.KeySupervisorId));
        Assert.Throws<ArgumentException>(() => c.Supervise(" ", null));
        c.EndSupervision();
        Assert.Equal((false, "", null, 2), (c.IsKey, c.KeySupervisor, c.KeySupervisorId, c.Revision));
    }

    [Fact]
    public void Each_step_of_the_process_counts_as_one_change()
    {
        var c = new Case();
        c.Begin("sample", 3);
        c.Advance("{\"a\":1}");
        Assert.Equal(("sample", 3, "{\"a\":1}", 1), (c.DefinitionId, c.DefinitionVersion, c.WorkflowState, c.Revision));
        c.MoveTo(4, "{\"b\":2}");
        Assert.Equal(("sample", 4, "{\"b\":2}", 2), (c.DefinitionId, c.DefinitionVersion, c.WorkflowState, c.Revision));
    }

    [Fact]
    public void The_day_of_the_first_reply_counts()
    {
        var c = new Case { Status = CaseStatus.Handling };
        c.MarkReplied(Today);
        c.MarkReplied(Today.AddDays(40));
        Assert.Equal((CaseStatus.Replied, Today), (c.Status, c.RepliedOn));
    }

    [Theory]
    [InlineData(CaseStatus.Registered), InlineData(CaseStatus.Assigned), InlineData(CaseStatus.Handling), InlineData(CaseStatus.Replied)]
    public void Any_open_case_can_be_archived(CaseStatus from)
    {
        var c = new Case { Status = from };
        c.Archive(Now);
        Assert.Equal((CaseStatus.Archived, Now), (c.Status, c.ClosedAt));
    }

    [Fact]
    public void A_withdrawn_case_is_closed_by_archiving_and_stays_withdrawn()
    {
        var c = new Case();
        c.Withdraw(Now);
        c.Archive(Now.AddHours(1));
        Assert.Equal((CaseStatus.Withdrawn, Now.AddHours(1)), (c.Status, c.ClosedAt));
    }

    [Fact]
    public void A_case_is_archived_once()
    {
        var c = new Case { Status = CaseStatus.Archived };
        Assert.Throws<InvalidOperationException>(() => c.Archive(Now));
        Assert.Null(c.ClosedAt);
    }

    [Fact]
    public void The_end_of_the_process_closes_a_case_that_nothing_closed_before()
    {
        var c = new Case();
        c.Close(Now);
        c.Close(Now.AddDays(1));
        Assert.Equal((CaseStatus.Registered, Now), (c.Status, c.ClosedAt));
    }

    private static Case Handled(Action<Case> then)
    {
        var c = new Case { Status = CaseStatus.Handling, DrafterId = Roads };
        then(c);
        return c;
    }
}
