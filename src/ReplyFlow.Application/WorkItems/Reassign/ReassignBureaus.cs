using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Application.WorkItems.Assign;
using ReplyFlow.Application.WorkItems.Interim;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Text;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.WorkItems.Reassign;

/// <summary>
/// 改派: the dispatcher gives an assigned case to another lead bureau or changes its co-handlers, until its letter is issued. A new lead
/// begins with 签收 on the same version of the process, with the draft as it stands; where only co-handlers change, the lead goes on.
/// </summary>
public sealed class ReassignBureaus(UnitRunner units, CaseEngine engine, DefinitionStore definitions, DeadlineStore deadlines, ReminderQueries people)
{
    private const int MaxReason = 500;

    /// <summary>Whose it is to do, as people read it.</summary>
    public const string Whose = "改派承办单位由政府办公厅的交办人员办理。";

    /// <summary>Whether somebody may.</summary>
    public static bool IsAllowed(Actor actor) => actor.Is(Roles.Dispatcher);

    /// <summary>Why a case cannot be given to other bureaus now, in Chinese; null when it can.</summary>
    public static string? Objection(CaseStatus status, DateOnly? repliedOn, Guid? leadBureauId) =>
        repliedOn is not null ? "复函已经印发，不能再改派承办单位。"
        : leadBureauId is null || status is not (CaseStatus.Assigned or CaseStatus.Handling) ? "本件还没有交办，或已经办结，不能改派承办单位。"
        : null;

    /// <summary>Gives it to them, and tells those whose work ends and those whose work begins.</summary>
    /// <returns>What happened and who has it now, in Chinese.</returns>
    /// <exception cref="NotFoundException">There is no such case.</exception>
    /// <exception cref="NotAllowedException">The actor does not dispatch.</exception>
    /// <exception cref="InvalidInputException">It is too late, somebody was faster, or something is missing.</exception>
    public Task<string> RunAsync(Actor actor, Guid caseId, BureausInput input, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        if (!IsAllowed(actor))
            throw new NotAllowedException(Whose);
        await unit.Db.LockCaseAsync(caseId, ct);
        if (!await unit.Db.Cases.AnyAsync(x => x.Id == caseId, ct))
            throw new NotFoundException();
        var c = await unit.Db.LoadCaseAsync(caseId, ct);
        var names = await unit.Db.Bureaus.ToDictionaryAsync(b => b.Id, b => b.ShortName, ct);
        var change = await CheckAsync(unit, c, input, names, ct);
        return await ChangeAsync(unit, c, change, ct);
    }, ct);

    private static async Task<Change> CheckAsync(Unit unit, Case c, BureausInput input, Dictionary<Guid, string> names, CancellationToken ct)
    {
        if (Objection(c.Status, c.RepliedOn, c.LeadBureauId) is { } objection)
            throw new InvalidInputException("", objection);
        var lead = c.LeadBureauId!.Value;
        var helpers = c.CoHandlers().Select(a => a.BureauId).ToList();
        if (input.SeenLeadId != lead || !helpers.ToHashSet().SetEquals(input.SeenCoHandlerIds))
            throw new InvalidInputException("", $"本件的承办单位刚刚已改为：{Parts(lead, helpers, names)}。您的改动没有生效，请看过现在的情况再决定。");
        var pending = await unit.Db.WorkItems.Where(w => w.CaseId == c.Id && w.Status == WorkItemStatus.Open
            && (w.Kind == StepKinds.Assign || w.Kind == StepKinds.Objection || w.Kind == StepKinds.Extension)).Select(w => w.Title).FirstOrDefaultAsync(ct);
        if (pending is not null)
            throw new InvalidInputException("", $"本件正等待“{pending}”，请先在待办里办理，再改派。");
        await AssignStep.Bureaus(unit, new AssignInput(input.LeadBureauId, input.CoHandlerIds, [], ""), ct);
        if (string.IsNullOrWhiteSpace(input.Reason) || TextLength.Of(input.Reason) > MaxReason)
            throw new InvalidInputException("Reason", $"请写明改派的理由，不超过 {MaxReason} 字。");
        var change = new Change(lead, input.LeadBureauId!.Value, helpers, [.. input.CoHandlerIds], input.Reason.Trim(), c.DrafterId is not null, names);
        return change.IsNothing ? throw new InvalidInputException("", "承办单位没有改动。") : change;
    }

    private async Task<string> ChangeAsync(Unit unit, Case c, Change change, CancellationToken ct)
    {
        var before = await unit.Db.WorkItems.Where(w => w.CaseId == c.Id && w.Status == WorkItemStatus.Open).ToListAsync(ct);
        // Recorded first: what follows from it follows it in the history.
        unit.Record(
            new BureausReassigned(
                change.FromLead, change.ToLead, [.. change.Joining], [.. change.Leaving], change.IsOfLead ? c.DrafterId : null, change.Reason),
            c.Id, change.Summary);
        await TakePartAsync(unit, c, change, ct);
        var definition = await definitions.GetAsync(c.DefinitionId, c.DefinitionVersion, ct);
        if (change.IsOfLead)
            await BeginAgainAsync(unit, c, change, definition, ct);
        else
            await AskOthersAsync(unit, c, change, definition, before, ct);
        await unit.DemandHoldersAsync(c.Id, ct);
        var opened = await unit.Db.WorkItems.Where(w => w.CaseId == c.Id && w.Status == WorkItemStatus.Open && w.OpenedAt == unit.Now).ToListAsync(ct);
        await TellAsync(unit, c, change, [.. before.Where(w => w.Status != WorkItemStatus.Open)], opened, ct);
        return change.Receipt(opened);
    }

    /// <summary>Who takes part from now on, and by when.</summary>
    private async Task TakePartAsync(Unit unit, Case c, Change change, CancellationToken ct)
    {
        var rules = await deadlines.HoldAsync(unit, ct);
        if (change.IsOfLead)
        {
            c.ChangeLead(change.ToLead, unit.Today, unit.Now);
            await unit.Db.Bureaus.FindAsync([change.ToLead], ct);
            c.SetDue(DueDate.By(rules.Reply(c, unit.Today), rules.Calendar));
        }
        foreach (var part in c.Assignments.Where(a => a.EndedAt is null && a.Role != AssignmentRole.Lead
            && (a.Role == AssignmentRole.CoHandling ? !change.After.Contains(a.BureauId) : change.Joining.Contains(a.BureauId))).ToList())
            part.End(unit.Now);
        foreach (var id in change.Joining)
            c.TakePart(id, AssignmentRole.CoHandling, unit.Today).SetDue(DueDate.By(rules.Opinion(c, id, unit.Today), rules.Calendar));
    }

    private async Task BeginAgainAsync(Unit unit, Case c, Change change, WorkflowDefinition definition, CancellationToken ct)
    {
        await NumberAllocator.VoidForeignAsync(unit, c, ct);
        // The contact named in the letter is of the bureau that leaves; whoever drafts next stands in for them.
        if (await unit.Db.Drafts.FindAsync([c.Id], ct) is { } draft)
            draft.Save(draft.Content with { ContactName = "", ContactPhone = "" }, unit.Actor!.Signature, unit.Now);
        // What the bureau that leaves wrote to the deputies stands beside the process, which does not close it.
        var interim = InterimStep.Kind.Name;
        foreach (var item in await unit.Db.WorkItems.Where(w => w.CaseId == c.Id && w.Kind == interim && w.Status == WorkItemStatus.Open).ToListAsync(ct))
            unit.Cancel(item, change.Because);
        var begin = definition.Activities.OfType<HumanTaskActivity>().FirstOrDefault(a => a.StepKind == StepKinds.Accept)
            ?? definition.Activities.OfType<HumanTaskActivity>().FirstOrDefault(a => a.StepKind == StepKinds.Allocate)
            ?? throw new InvalidInputException("", "本件的办理流程里没有签收或分派的步骤，不能改派主办单位，请联系系统管理员。");
        await engine.GoBackAsync(unit, c, begin.Id, change.Because, new Rework(change.Reason), ct);
    }

    private async Task AskOthersAsync(Unit unit, Case c, Change change, WorkflowDefinition definition, List<WorkItem> open, CancellationToken ct)
    {
        if (definition.Activities.OfType<GroupTaskActivity>().FirstOrDefault(g => AssigneeRule.Parse(g.Assignee).Kind == AssigneeKind.EachCoHandler)
            is not { } group)
            return;
        foreach (var item in open.Where(w => w.ActivityId == group.Id && change.Leaving.Contains(w.BureauId)))
            unit.Cancel(item, change.Because);
        var waiting = WorkflowState.FromJson(c.WorkflowState).Waiting;
        var rework = new Rework(change.Reason) { Asked = change.Joining.Select(Key).ToHashSet() };
        if (waiting.FirstOrDefault(w => w.ActivityId == group.Id) is { } asked)
        {
            await engine.RegroupAsync(unit, c, group.Id, asked.Visit, [.. change.Leaving.Select(Key)], rework, ct);
            return;
        }
        // Before the case was allocated nobody is asked yet; afterwards those who join are asked for themselves.
        if (c.DrafterId is null || !change.Joining.Any())
            return;
        var shape = DefinitionShape.Of(definition);
        var isCoordinated = waiting.Any(w => w.Kind == WaitKind.Person && shape.Branches[group.Id] is { Count: > 0 } around
            && shape.Branches.GetValueOrDefault(w.ActivityId) is { } there && there.SequenceEqual(around));
        if (isCoordinated)
            rework = rework with { Asked = c.CoHandlers().Where(a => a.OpinionAt is null).Select(a => Key(a.BureauId)).ToHashSet() };
        await engine.GoBackAsync(unit, c, group.Id, change.Because, rework, ct);
    }

    private static string Key(Guid bureau) => bureau.ToString("N");

    private async Task TellAsync(Unit unit, Case c, Change change, List<WorkItem> closed, List<WorkItem> opened, CancellationToken ct)
    {
        var leaving = change.Leaving.ToList();
        var staff = await people.StaffAsync(
            [.. leaving.Concat(closed.Select(w => w.BureauId)).Concat(opened.Select(w => w.BureauId)).Distinct()],
            [.. closed.Select(w => w.AssigneeId).OfType<Guid>()], unit.Today, ct);
        List<StaffMember> Of(IEnumerable<Owner> owners) => [.. owners.SelectMany(staff.WithSubstitutes).Distinct()];
        var begin = Of(opened.Select(OwnerOf));
        var end = Of(leaving.Select(b => new Owner(b, Roles.BureauOffice, null, null)).Concat(closed.Select(OwnerOf))).Except(begin).ToList();
        foreach (var told in end.GroupBy(p => EndOf(c, change, p.BureauId)))
            await new StaffNotice("bureausReassigned", "承办单位已改派", $"{change.Moved}。{told.Key}").SendAsync(unit, c, [.. told], ct);
        await new StaffNotice("bureausReassigned", "承办单位已改派", $"{change.Moved}。请在“待办”中查看您要办的事项。").SendAsync(unit, c, begin, ct);
    }

    /// <summary>What it means for a bureau that work of its people ended.</summary>
    private static string EndOf(Case c, Change change, Guid bureau) => bureau == c.LeadBureauId
        ? "您手头这一件的待办已关闭，写过的稿子留在本件里；以后还要您办的，会另有待办。"
        : AfterReassigning.Told(
            c.CoHandlers().Any(a => a.BureauId == bureau), c.Assignments.Any(a => a.BureauId == bureau && a.EndedAt is null),
            change.HasDraft && bureau == change.FromLead ? change.Names[change.ToLead] : null);

    private static Owner OwnerOf(WorkItem w) => new(w.BureauId, w.Role, w.DivisionId, w.AssigneeId);

    private static string Parts(Guid lead, IReadOnlyCollection<Guid> helpers, Dictionary<Guid, string> names) =>
        $"主办{names[lead]}，{(helpers.Count == 0 ? "没有会办" : $"会办{string.Join("、", helpers.Select(h => names[h]))}")}";

    private sealed record Change(
        Guid FromLead, Guid ToLead, IReadOnlyList<Guid> Before, IReadOnlyList<Guid> After, string Reason, bool HasDraft,
        Dictionary<Guid, string> Names)
    {
        public bool IsOfLead => FromLead != ToLead;

        public bool IsNothing => !IsOfLead && Before.ToHashSet().SetEquals(After);

        public IEnumerable<Guid> Joining => After.Except(Before);

        /// <summary>Those who take no part any more, and those who took another part: their work ends.</summary>
        public IEnumerable<Guid> Leaving => Before.Except(After).Concat(IsOfLead ? [FromLead] : []).Distinct();

        public string Moved => string.Join("；", Changes());

        public string Summary => $"改派承办单位：{Moved}";

        /// <summary>What stands on the work items that are closed.</summary>
        public string Because => $"{Moved}。{Reason}";

        public string Receipt(IReadOnlyList<WorkItem> opened)
        {
            var now = opened.GroupBy(w => (w.Title, w.Due.On)).Select(g =>
                $"“{g.Key.Title}”现由{string.Join("、", g.Select(w => Names[w.BureauId] + Roles.Label(w.Role)).Distinct())}办理"
                + (g.Key.On is { } due ? $"，期限{due:M月d日}" : "")).ToList();
            return $"已改派：{Moved}。" + (now.Count > 0 ? string.Join("；", now) + "。" : "") + "退出的和新接手的单位都会得到通知。";
        }

        private IEnumerable<string> Changes()
        {
            if (IsOfLead)
                yield return $"主办由{Names[FromLead]}改为{Names[ToLead]}";
            if (!Before.ToHashSet().SetEquals(After))
                yield return $"会办由{List(Before)}改为{List(After)}";
        }

        private string List(IReadOnlyList<Guid> bureaus) => bureaus.Count == 0 ? "无" : string.Join("、", bureaus.Select(b => Names[b]));
    }
}
