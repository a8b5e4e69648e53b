using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Process;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems.Allocate;

/// <summary>分办: the division and the drafter; opens the draft with what is known.</summary>
public sealed class AllocateStep(LetterComposer letters) : Step, IStepKind
{
    /// <inheritdoc />
    public static StepKind Kind { get; } = new(StepKinds.Allocate) { WordsAreConfidential = true };

    /// <inheritdoc />
    public static void AddQueries(IServiceCollection services) => services.AddScoped<AllocateQueries>();

    /// <inheritdoc />
    public override async Task ApplyAsync(StepContext context, CancellationToken ct)
    {
        if (!context.IsForward)
            return;
        var (unit, c, input) = (context.Unit, context.Case, context.Input<AllocateInput>());
        var (division, drafter) = await ChosenAsync(unit, c, input, ct);
        c.Allocate(division.Id, drafter.Id);
        var begun = await unit.Db.Drafts.FindAsync([c.Id], ct);
        if (begun is { Content: { ContactName: "", ContactPhone: "" } written })
            begun.Save(written with { ContactName = drafter.DisplayName, ContactPhone = drafter.PhoneNumber ?? "" }, context.Actor.Signature, unit.Now);
        if (begun is null)
            unit.Db.Drafts.Add(new Draft
            {
                CaseId = c.Id,
                Content = await letters.FirstDraftAsync(unit.Db, c, drafter, ct),
                SavedBy = Draft.BySystem,
                SavedAt = unit.Now,
            });
        unit.Record(new CaseAllocated(division.Id, drafter.Id), c.Id, $"分办：{division.Name}，经办人{drafter.DisplayName}");
    }

    /// <summary>Who was chosen: a drafter of the lead bureau in one of its divisions.</summary>
    /// <exception cref="InvalidInputException">They are not.</exception>
    internal static async Task<(Division Division, AppUser Drafter)> ChosenAsync(Unit unit, Case c, AllocateInput input, CancellationToken ct)
    {
        var division = await unit.Db.Divisions.FirstOrDefaultAsync(d => d.Id == input.DivisionId && d.BureauId == c.LeadBureauId, ct)
            ?? throw new InvalidInputException("DivisionId", "请选择承办处室。");
        var drafter = await unit.Db.HoldersOf(Roles.Drafter).FirstOrDefaultAsync(u => u.Id == input.DrafterId && u.BureauId == c.LeadBureauId, ct)
            ?? throw new InvalidInputException("DrafterId", "请选择经办人（须是本单位在用的经办人账号）。");
        return drafter.DivisionId is { } own && own != division.Id
            ? throw new InvalidInputException("DrafterId", $"{drafter.DisplayName}不在{division.Name}，请选择该处室的经办人。")
            : (division, drafter);
    }
}
