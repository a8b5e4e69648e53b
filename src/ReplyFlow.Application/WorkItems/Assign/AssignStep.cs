using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.WorkItems.Talk;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Text;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems.Assign;

/// <summary>交办: sets the lead bureau and the others, and with them the reply's due date.</summary>
public sealed class AssignStep(DeadlineStore deadlines) : Step, IStepKind
{
    internal const int MaxInstruction = 1_000;

    /// <inheritdoc />
    public static StepKind Kind { get; } = new(StepKinds.Assign);

    /// <inheritdoc />
    public static void AddQueries(IServiceCollection services) => services.AddScoped<AssignQueries>();

    /// <inheritdoc />
    public override async Task ApplyAsync(StepContext context, CancellationToken ct)
    {
        if (!context.IsForward)
            return;
        var (unit, c, input) = (context.Unit, context.Case, context.Input<AssignInput>());
        var bureaus = await Bureaus(unit, input, ct);
        c.Assign(input.LeadBureauId!.Value, input.Instruction.Trim(), unit.Today, unit.Now);
        await TalkStep.FollowAsync(unit, c, ct);
        var rules = await deadlines.HoldAsync(unit, ct);
        c.SetDue(DueDate.By(rules.Reply(c, unit.Today), rules.Calendar));
        foreach (var id in input.CoHandlerIds)
            c.TakePart(id, AssignmentRole.CoHandling).SetDue(DueDate.By(rules.Opinion(c, id, unit.Today), rules.Calendar));
        foreach (var id in input.ReaderIds)
            c.TakePart(id, AssignmentRole.ForReading);
        unit.Record(new CaseAssigned(input.LeadBureauId, input.CoHandlerIds, input.ReaderIds, c.Due.On, c.Due.Derivation), c.Id, Summary(bureaus, input, c));
    }

    /// <summary>Short names of the bureaus that may be given a case, by id.</summary>
    /// <exception cref="InvalidInputException">What was chosen does not go together, or nobody there would get it.</exception>
    internal static async Task<IReadOnlyDictionary<Guid, string>> Bureaus(Unit unit, AssignInput input, CancellationToken ct)
    {
        var bureaus = await AssignableBureaus.ReadAsync(unit.Db, [.. input.CoHandlerIds.Append(input.LeadBureauId ?? default)], ct);
        var errors = bureaus.Check(input).ToList();
        if (TextLength.Of(input.Instruction) is var length && length > MaxInstruction)
            errors.Add(new("Instruction", $"交办要求有 {length} 字，最多 {MaxInstruction} 字。"));
        return errors.Count > 0 ? throw new InvalidInputException([.. errors]) : bureaus.Names;
    }

    private static string Summary(IReadOnlyDictionary<Guid, string> names, AssignInput input, Case c)
    {
        var text = $"交办：主办{names[input.LeadBureauId!.Value]}";
        if (input.CoHandlerIds.Count > 0)
            text += $"，会办{string.Join("、", input.CoHandlerIds.Select(id => names[id]))}";
        if (input.ReaderIds.Count > 0)
            text += $"，参阅{string.Join("、", input.ReaderIds.Select(id => names[id]))}";
        return $"{text}；办复期限{c.Due.On:yyyy年M月d日}";
    }
}
