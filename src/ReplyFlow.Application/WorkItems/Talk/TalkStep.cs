using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Process;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Application.WorkItems.Talk;

/// <summary>
/// 与代表联系沟通: a deputy is not content with the second letter either, and there is no third. The step stands beside the process, also of
/// a case that has ended; recording the talk does it.
/// </summary>
public sealed class TalkStep : Step, IStepKind
{
    private const string Title = "与代表联系沟通";

    /// <inheritdoc />
    public static StepKind Kind { get; } = new("talk") { WordsAreConfidential = true };

    /// <inheritdoc />
    public override bool StaffsWhatFollows => false;

    private static IReadOnlyList<OutcomeDefinition> Outcomes { get; } = [new("Talked", "已与代表沟通", NeedsReason: true, OutcomeDefinition.Forward)];

    /// <inheritdoc />
    public override Task ApplyAsync(StepContext context, CancellationToken ct)
    {
        var (unit, input) = (context.Unit, context.Input<TalkInput>());
        if (input.On is not { } on || on > unit.Today)
            throw new InvalidInputException(nameof(TalkInput.On), "请填写沟通日期，不能晚于今天。");
        LogContact.Keep(unit, new ContactLog
        {
            CaseId = context.Case.Id,
            On = on,
            Phase = ContactPhase.After,
            Channel = input.Channel,
            With = context.Item.SentBy,
            Summary = context.Words,
            By = context.Actor.Name,
            LoggedAt = unit.Now,
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override string Done(Case c, WorkItem decided) => "沟通已登记。";

    /// <summary>Asks the lead bureau's office to talk with a deputy; what was asked because of an earlier answer of theirs is asked no more.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="c">The case, loaded with its deputies.</param>
    /// <param name="deputyId">The deputy.</param>
    /// <param name="said">What they answered, in Chinese.</param>
    /// <param name="ct">Cancels.</param>
    internal static async Task OpenAsync(Unit unit, Case c, Guid deputyId, string said, CancellationToken ct)
    {
        if (c.LeadBureauId is not { } bureau || c.Suggestion!.Deputies.FirstOrDefault(d => d.DeputyId == deputyId)?.Deputy is not { } deputy)
            return;
        await CloseAsync(unit, c, deputyId, "代表又作了答复", ct);
        unit.Db.WorkItems.Add(Of(unit, c, bureau, deputyId.ToString("N"), $"{deputy.Name}代表",
            $"{said}（{(deputy.Phone.Length > 0 ? $"电话 {deputy.Phone}" : "没有登记电话")}）", await unit.ErrandDueAsync(c.Id, bureau, ct)));
        await unit.Db.SaveChangesAsync(ct);
    }

    /// <summary>Nobody has to talk with a deputy any more.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="c">The case.</param>
    /// <param name="deputyId">The deputy.</param>
    /// <param name="reason">Why, in Chinese.</param>
    /// <param name="ct">Cancels.</param>
    internal static async Task CloseAsync(Unit unit, Case c, Guid deputyId, string reason, CancellationToken ct)
    {
        var participant = deputyId.ToString("N");
        (await OpenItemsAsync(unit, c, ct)).FindAll(w => w.Participant == participant).ForEach(w => unit.Cancel(w, reason));
    }

    /// <summary>Another bureau leads the case: the talks that are owed are its office's now, with what the deputies said.</summary>
    internal static async Task FollowAsync(Unit unit, Case c, CancellationToken ct)
    {
        foreach (var item in (await OpenItemsAsync(unit, c, ct)).Where(w => w.BureauId != c.LeadBureauId))
        {
            unit.Cancel(item, "主办单位已改变，由新的主办单位联系沟通");
            unit.Db.WorkItems.Add(Of(unit, c, c.LeadBureauId!.Value, item.Participant, item.SentBy, item.SentWords,
                await unit.ErrandDueAsync(c.Id, c.LeadBureauId.Value, ct)));
        }
    }

    private static async Task<List<WorkItem>> OpenItemsAsync(Unit unit, Case c, CancellationToken ct)
    {
        var kind = Kind.Name;
        // One of them may be closed already by what brought the caller here, not yet written.
        return (await unit.Db.WorkItems.Where(w => w.CaseId == c.Id && w.Kind == kind && w.Status == WorkItemStatus.Open).ToListAsync(ct))
            .FindAll(w => w.Status == WorkItemStatus.Open);
    }

    private static WorkItem Of(Unit unit, Case c, Guid bureau, string participant, string deputy, string said, DueDate due) => new()
    {
        CaseId = c.Id,
        Step = Kind.Name,
        Kind = Kind.Name,
        Title = Title,
        Participant = participant,
        OutcomesJson = WorkItemOutcomes.ToJson(Outcomes),
        BureauId = bureau,
        Role = Roles.BureauOffice,
        OpenedAt = unit.Now,
        Due = due,
        SentBy = deputy,
        SentWords = said,
    };
}
