using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Allocate;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Steps;

namespace ReplyFlow.Web.Pages.WorkItems.Allocate;

/// <summary>分派: the divisions and their drafters.</summary>
public sealed class AllocateView(ReplyFlowDb db) : StepView
{
    public override string Kind => AllocateStep.Kind.Name;

    public AllocateForm Input { get; } = new();

    public override object Form => Input;

    public override string Fields => "/Pages/WorkItems/Allocate/_Allocate.cshtml";

    public override string WordsLabel => "给经办人的话";

    public override BulkWords Bulk { get; } = new("Allocate", "分派勾选的建议", done => $"已分派 {done} 件，经办人可以开始起草。");

    public AllocateChoices Choices { get; private set; } = new([]);

    public override string Verb(string title) => "分派经办人";

    public override Task LoadAsync(StepAtHand step, CancellationToken ct) => LoadBulkAsync(step.Me, ct);

    public override async Task LoadBulkAsync(Actor me, CancellationToken ct) => Choices = await ReadAsync(me.BureauId, ct);

    public override StepInput ToInput() => AllocateChoices.Input(Input.DrafterId);

    /// <summary>A drafter without a division may draft for any.</summary>
    private async Task<AllocateChoices> ReadAsync(Guid bureauId, CancellationToken ct)
    {
        var divisions = await db.Divisions.AsNoTracking().Where(d => d.BureauId == bureauId).OrderBy(d => d.Name).ToListAsync(ct);
        var drafters = await db.HoldersOf(Roles.Drafter).Where(u => u.BureauId == bureauId).OrderBy(u => u.DisplayName).Select(u => new
        {
            u.Id,
            u.DisplayName,
            u.DivisionId,
            Open = db.WorkItems.Count(w => w.AssigneeId == u.Id && w.Status == WorkItemStatus.Open),
        }).ToListAsync(ct);
        return new([.. divisions
            .Select(d => (d.Name, (IReadOnlyList<DrafterChoice>)[.. drafters.Where(u => u.DivisionId is null || u.DivisionId == d.Id)
                .Select(u => new DrafterChoice($"{d.Id}/{u.Id}", u.DisplayName, u.Open))]))
            .Where(g => g.Item2.Count > 0)]);
    }
}
