using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Port;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.Process;

/// <summary>What a definition's activities do to a case: rows in the tables of the caller's transaction.</summary>
internal sealed class CaseHost(
    Unit unit, Case c, WorkItem? decided, Rework rework, DeadlineStore deadlines, SystemSteps steps, StepCatalog kinds) : IWorkflowHost
{
    private CaseDeadlines? _rules;

    public async Task<bool> AskAsync(string question, CancellationToken ct) => question switch
    {
        QuestionNames.NeedsAssignment => c.LeadBureauId is null,
        QuestionNames.HasCoHandlers => c.CoHandlers().Any(),
        QuestionNames.NeedsCountersign => c.CountersignDivisionIds.Count > 0,
        QuestionNames.NeedsLeaderReview => await new Assignees(unit, c).SomebodyHoldsAsync(Domain.Organisation.Roles.BureauLeader, ct),
        QuestionNames.IsIssued => c.RepliedOn is not null,
        QuestionNames.HasFeedback => c.Suggestion!.Deputies.Count > 0,
        // Each deputy is answered a second time once, whatever the others said.
        QuestionNames.MayRehandle => Guid.TryParse(decided?.Participant, out var deputy)
            ? await unit.RoundAsync(c.Id, deputy, ct) < 2 : await unit.Db.Letters.CountAsync(l => l.CaseId == c.Id, ct) < 2,
        _ => throw new WorkflowStepException($"question '{question}' is not known"),
    };

    public async Task OpenWorkItemAsync(WorkItemRequest request, CancellationToken ct)
    {
        var owner = Again(request.ActivityId) is { } again ? new Owner(again.BureauId, again.Role, again.DivisionId, again.AssigneeId)
            : await new Assignees(unit, c).ResolveAsync(AssigneeRule.Parse(request.Assignee), decided, ct);
        await AddAsync(owner, "", request.ActivityId, request.Visit, request.Step, request.Title, request.StepKind, request.Due, request.Outcomes, null, ct);
    }

    public async Task<IReadOnlyList<string>> OpenGroupAsync(GroupRequest request, CancellationToken ct)
    {
        var owners = await new Assignees(unit, c).ResolveGroupAsync(AssigneeRule.Parse(request.Participants), decided, ct);
        // Another's second letter gives nobody else more time than they were told.
        var until = request.StepKind == StepKinds.Feedback ? await SilentDeputies.EndAsync(unit, c.Id, "随再次征询一并征询", ct) : null;
        if (rework.Asked is { } asked)
            owners.RemoveAll(o => !asked.Contains(o.Key));
        // All are asked about the first letter, which the same transaction has made.
        else if (request.StepKind == StepKinds.Feedback && unit.Handed<LetterRecipients>() is not { Earlier: null })
            await LeaveOutAnsweredAsync(owners, ct);
        foreach (var (key, owner) in owners)
            await AddAsync(owner, key, request.ActivityId, request.Visit, request.Step, request.Title, request.StepKind, request.Due, request.Outcomes,
                until?.GetValueOrDefault(key) ?? rework.Until, ct);
        return [.. owners.Select(o => o.Key)];
    }

    /// <summary>Whoever has answered the letter they had is not asked again because of another deputy.</summary>
    private async Task LeaveOutAnsweredAsync(List<(string Key, Owner Owner)> owners, CancellationToken ct)
    {
        await unit.Db.SaveChangesAsync(ct);
        var toAsk = await unit.Db.ToAskAsync(c.Id, unit.Today, ct);
        owners.RemoveAll(o => Guid.TryParse(o.Key, out var deputy) && !toAsk.Contains(deputy));
    }

    /// <summary>Opens again the rows of a group that were lost.</summary>
    public async Task ReopenGroupAsync(GroupRequest request, IReadOnlyList<string> participants, CancellationToken ct)
    {
        var owners = await new Assignees(unit, c).ResolveGroupAsync(AssigneeRule.Parse(request.Participants), null, ct);
        foreach (var (key, owner) in owners.Where(o => participants.Contains(o.Key)))
            await AddAsync(owner, key, request.ActivityId, request.Visit, request.Step, request.Title, request.StepKind, request.Due,
                request.Outcomes, null, ct);
    }

    public async Task CloseWorkItemsAsync(string activityId, int visit, string reason, CancellationToken ct)
    {
        await unit.Db.SaveChangesAsync(ct);
        var open = await unit.Db.WorkItems
            .Where(w => w.CaseId == c.Id && w.ActivityId == activityId && w.Visit == visit && w.Status == WorkItemStatus.Open)
            .ToListAsync(ct);
        // 不满意 does not end the time of those who have not answered.
        if (decided is { Kind: StepKinds.Feedback } && (decided.ActivityId, decided.Visit) == (activityId, visit))
            SilentDeputies.AskOn(unit, c.Id, open);
        else
            open.ForEach(item => unit.Cancel(item, reason));
    }

    public Task StartTimerAsync(TimerRequest request, CancellationToken ct) => StartTimerAsync(request, unit.Today, ct);

    /// <summary>Starts a timer whose rule is counted from an earlier day.</summary>
    public async Task StartTimerAsync(TimerRequest request, DateOnly from, CancellationToken ct)
    {
        var timer = new CaseTimer { CaseId = c.Id, ActivityId = request.ActivityId, Visit = request.Visit, StartedOn = from, Outcome = request.Outcome };
        if (request.After is { } after)
        {
            timer.DueAt = unit.Now + after;
        }
        else
        {
            var due = (await RulesAsync(ct)).Step(request.Due, c, c.LeadBureauId, from)
                ?? throw new WorkflowStepException($"timer '{request.Due}' has no date");
            var items = unit.Db.WorkItems.Local.Where(w => w.CaseId == c.Id && w.ActivityId == request.ActivityId && w.Visit == request.Visit
                && w.Status == WorkItemStatus.Open);
            timer.EndOn(due.On!.Value, items.Select(w => w.Due.On));
            timer.DueRule = due.Rule;
        }
        unit.Db.Timers.Add(timer);
    }

    public async Task CancelTimerAsync(string activityId, int visit, CancellationToken ct)
    {
        await unit.Db.SaveChangesAsync(ct);
        await unit.Db.Timers.Where(t => t.CaseId == c.Id && t.ActivityId == activityId && t.Visit == visit).ExecuteDeleteAsync(ct);
    }

    public Task<string> RunStepAsync(SystemStepRequest request, CancellationToken ct) =>
        steps.RunAsync(new SystemStepContext(unit, c, decided, request), ct);

    public Task EnterAsync(ActivityTrace trace, CancellationToken ct) => Task.CompletedTask;

    public Task ParkAsync(WorkflowIncident incident, CancellationToken ct)
    {
        unit.Record(
            new StepParked(incident.ActivityId, incident.Visit, incident.Title, incident.Problem), c.Id,
            $"“{incident.Title}”未能完成，已挂起等待系统管理员处理", bySystem: true);
        return Task.CompletedTask;
    }

    private async Task AddAsync(Owner owner, string participant, string activityId, int visit, string step, string title, string kind, string? due,
        IReadOnlyList<OutcomeDefinition> outcomes, DueDate? until, CancellationToken ct)
    {
        var by = until is not null ? until : string.IsNullOrEmpty(due) ? null : (await RulesAsync(ct)).Step(due, c, owner.BureauId, unit.Today);
        var carriesVersion = kinds.Find(kind).CarriesVersion;
        var again = Again(activityId);
        var sent = again is null ? await SentAsync(carriesVersion, ct) : (By: again.SentBy, Words: again.SentWords);
        var item = new WorkItem
        {
            CaseId = c.Id,
            ActivityId = activityId,
            Visit = visit,
            Participant = participant,
            Step = step,
            Title = title,
            Kind = kind,
            OutcomesJson = WorkItemOutcomes.ToJson(outcomes),
            BureauId = owner.BureauId,
            Role = owner.Role,
            DivisionId = owner.DivisionId,
            AssigneeId = owner.UserId,
            OpenedAt = unit.Now,
            Due = again?.Due ?? by ?? DueDate.None,
            SentBy = sent.By,
            SentWords = StaysInside(owner) || (rework.About is { } about && about != participant) ? "" : sent.Words,
            DraftVersion = carriesVersion ? again?.DraftVersion ?? await NewestDraftAsync(ct) : null,
        };
        unit.Db.WorkItems.Add(item);
        kinds.Find(kind).Opened?.Invoke(c, item);
        unit.Record(new WorkItemOpened(item.Id, step, visit, participant, owner.Role, owner.UserId, item.Due.On), c.Id, $"“{title}”等待办理", bySystem: true);
    }

    private WorkItem? Again(string activityId) => rework.Again is { } again && again.ActivityId == activityId ? again : null;

    /// <summary>Words that are for the deciding bureau alone do not go out with what another one is asked.</summary>
    private bool StaysInside(Owner owner) => decided is not null && owner.BureauId != decided.BureauId && kinds.Find(decided.Kind).WordsAreConfidential;

    /// <summary>谁转来: whoever decided last. A version comes from whoever last passed that on, also when an opinion, or a date, set it free.</summary>
    private async Task<(string By, string Words)> SentAsync(bool carriesVersion, CancellationToken ct)
    {
        if (carriesVersion && decided?.DraftVersion is null)
        {
            await unit.Db.SaveChangesAsync(ct);
            var last = await unit.Db.WorkItems
                .Where(w => w.CaseId == c.Id && w.Status == WorkItemStatus.Decided && w.TakenBackAt == null && w.DraftVersion != null)
                .OrderByDescending(w => w.ClosedAt).FirstOrDefaultAsync(ct);
            if (last is not null)
                return (last.Decider, last.Comment);
        }
        return (decided?.Decider ?? unit.Actor?.Signature ?? "", decided?.Comment ?? rework.Words);
    }

    private async Task<int?> NewestDraftAsync(CancellationToken ct)
    {
        // Who submits or reviews decides about the newest version, of which there is no newer while the case is locked.
        if (decided?.DraftVersion is { } newest)
            return newest;
        await unit.Db.SaveChangesAsync(ct);
        return await unit.Db.DraftVersions.Where(v => v.CaseId == c.Id).MaxAsync(v => (int?)v.No, ct);
    }

    private async Task<CaseDeadlines> RulesAsync(CancellationToken ct) => _rules ??= await deadlines.HoldAsync(unit, ct);
}
