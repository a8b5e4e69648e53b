using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems.Accept;

/// <summary>签收或退办; an objection is taken only within its window (domain: a hard stop).</summary>
public sealed class AcceptStep : Step, IStepKind
{
    /// <inheritdoc />
    public static StepKind Kind { get; } = new(StepKinds.Accept);

    /// <inheritdoc />
    public override async Task ApplyAsync(StepContext context, CancellationToken ct)
    {
        if (!context.IsForward && await LastDayAsync(context, ct) is { } last && context.Unit.Today > last)
            throw new InvalidInputException("Outcome", $"退办须在{last:yyyy年M月d日}前提出，期限已过，请签收办理；确需调整的，请与政府办公厅联系。");
        if (!context.IsForward && (context.Decision.Input as ObjectionInput)?.SuggestedBureauId is { } suggested)
            context.Words = $"建议改由{await SuggestedAsync(context, suggested, ct)}主办。{context.Words}";
        if (context.IsForward)
        {
            context.Case.Accept();
            await AssignmentNotice.SendAsync(context.Unit, context.Case, ct);
        }
        else
            context.Case.Object();
    }

    private static async Task<string> SuggestedAsync(StepContext context, Guid id, CancellationToken ct) =>
        await context.Unit.Db.Bureaus.Where(b => b.Id == id && b.IsActive && b.Kind == BureauKind.Handling && b.Id != context.Item.BureauId)
            .Select(b => b.ShortName).FirstOrDefaultAsync(ct)
        ?? throw new InvalidInputException("SuggestedBureauId", "建议改办的单位须是本单位以外、在用的承办单位，请重新选择。");

    /// <summary>The window of the present 交办: an objection that was refused does not open it again.</summary>
    private static Task<DateOnly?> LastDayAsync(StepContext context, CancellationToken ct)
    {
        var (item, assigned) = (context.Item, BeijingTime.StartOf(context.Case.AssignedOn ?? context.Unit.Today));
        return context.Unit.Db.WorkItems
            .Where(w => w.CaseId == item.CaseId && w.BureauId == item.BureauId && w.Kind == StepKinds.Accept && w.OpenedAt >= assigned && w.Due.On != null)
            .OrderBy(w => w.OpenedAt).Select(w => w.Due.On).FirstOrDefaultAsync(ct);
    }
}
