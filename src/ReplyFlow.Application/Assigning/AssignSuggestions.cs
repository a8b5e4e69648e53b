using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Assign;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Text;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Application.Assigning;

/// <summary>
/// 批量交办: carries out what the dispatcher chose for many suggestions, each by the one command that decides work items, in a transaction of its
/// own; a few at a time, so that each answer comes at once. Sent twice, it assigns nothing twice.
/// </summary>
public sealed class AssignSuggestions(
    ReplyFlowDb db, UnitRunner units, DecideWorkItem decide, ReminderQueries people, AssignmentHints hints, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>What each choice would do, what keeps it from being carried out and what should be looked at. Changes nothing.</summary>
    /// <exception cref="NotAllowedException">The actor does not dispatch.</exception>
    /// <exception cref="InvalidInputException">Nothing is chosen, or the words to the bureaus are too long.</exception>
    public async Task<IReadOnlyList<CheckedChoice>> CheckAsync(Actor actor, IReadOnlyList<AssignmentChoice> choices, string instruction, CancellationToken ct)
    {
        actor.Demand(Roles.Dispatcher);
        if (choices.Count == 0)
            throw new InvalidInputException("", "请先勾选要交办的建议。");
        if (TextLength.Of(instruction) is var length && length > AssignStep.MaxInstruction)
            throw new InvalidInputException("Instruction", $"交办要求有 {length} 字，最多 {AssignStep.MaxInstruction} 字。");
        var names = await BureauNames.ReadAsync(db, ct);
        var items = await ItemsAsync(actor, choices, ct);
        var read = choices.Where(c => items.ContainsKey(c.ItemId)).DistinctBy(c => c.ItemId)
            .Select(c => ChoiceReader.Read(c, items[c.ItemId].Name, names)).ToList();
        var bureaus = await AssignableBureaus.ReadAsync(
            db, [.. read.SelectMany(c => c.CoHandlers.Select(b => b.Id).Append(c.Lead?.Id ?? default)).Distinct()], ct);
        var alike = await AlikeAsync(read, items, names, ct);
        return read.ConvertAll(c => c with
        {
            Errors = items[c.Choice.ItemId] is { IsOpen: false } item ? [item.Taken]
                : c.Errors.Count > 0 ? c.Errors : [.. bureaus.Check(c.ToInput("")).Select(e => e.Message.TrimEnd('。'))],
            Warnings = [.. alike[c.Choice.ItemId]],
        });
    }

    /// <summary>Carries the next choices out, and lets the bureaus know.</summary>
    /// <param name="actor">The dispatcher.</param>
    /// <param name="choices">All of one commitment.</param>
    /// <param name="instruction">Words to the bureaus; may be empty.</param>
    /// <param name="from">The first choice of this portion.</param>
    /// <param name="ct">Stops between two.</param>
    /// <exception cref="NotAllowedException">The actor does not dispatch.</exception>
    public async Task<AssignmentPortion> RunAsync(Actor actor, IReadOnlyList<AssignmentChoice> choices, string instruction, int from, CancellationToken ct)
    {
        actor.Demand(Roles.Dispatcher);
        var names = await BureauNames.ReadAsync(db, ct);
        var items = await ItemsAsync(actor, [.. choices.Skip(from)], ct);
        var (start, next, given, left) = (time.GetTimestamp(), from, new List<Guid>(), new List<string>());
        for (; next < choices.Count && (next == from || time.GetElapsedTime(start) < Patience); next++)
        {
            if (!items.TryGetValue(choices[next].ItemId, out var item))
                continue;
            var why = await AssignAsync(actor, item, ChoiceReader.Read(choices[next], item.Name, names), instruction, ct);
            if (why is null)
                given.Add(item.Item.CaseId);
            else
                left.Add($"{item.Name}：{why}");
        }
        if (given.Count > 0)
            await units.RunAsync(actor, unit => new AssignmentMail(people).QueueAsync(unit, given, ct), ct);
        return new AssignmentPortion(given.Count, left, next);
    }

    /// <summary>Assigns one; returns why it was left, or null.</summary>
    private async Task<string?> AssignAsync(Actor actor, FoundItem found, CheckedChoice choice, string instruction, CancellationToken ct)
    {
        if (choice.Errors.Count > 0)
            return string.Join("；", choice.Errors);
        var outcome = found.Item.ReadOutcomes().First(o => o.Kind == OutcomeDefinition.Forward);
        try
        {
            await decide.RunAsync(actor, new Decision(found.Item.Id, outcome.Name, "", choice.ToInput(instruction)), ct);
            return null;
        }
        catch (AlreadyClosedException e)
        {
            var now = (await ItemsAsync(actor, [choice.Choice], ct))[e.Item.Id];
            // The same choice sent twice: by a second click, or again after the connection was lost.
            return now.Item.DecidedById == actor.UserId && now.LeadId == choice.Lead!.Id ? null : now.Taken;
        }
        catch (RefusalException e)
        {
            return e.Message;
        }
    }

    private async Task<Dictionary<Guid, FoundItem>> ItemsAsync(Actor actor, IReadOnlyList<AssignmentChoice> choices, CancellationToken ct)
    {
        var ids = choices.Select(c => c.ItemId).ToList();
        return await db.WorkItems.AsNoTracking().OwedOnceBy(actor).Where(w => ids.Contains(w.Id) && w.Kind == StepKinds.Assign)
            .Select(w => new FoundItem(
                w, w.Case!.SuggestionId, w.Case.Suggestion!.Number, w.Case.LeadBureauId, w.Case.LeadBureau!.ShortName,
                db.FullTexts.Where(t => t.SourceId == w.Case.SuggestionId && t.Kind == FullTextKind.Suggestion).Select(t => (long?)t.Id).FirstOrDefault() ?? 0))
            .ToDictionaryAsync(f => f.Item.Id, ct);
    }

    /// <summary>Which of those nearly the same have, or are to have, another lead.</summary>
    private async Task<ILookup<Guid, string>> AlikeAsync(
        List<CheckedChoice> read, Dictionary<Guid, FoundItem> items, BureauNames names, CancellationToken ct)
    {
        var today = time.Today();
        var alike = read.ToDictionary(c => c.Choice.ItemId, c =>
            hints.Find(items[c.Choice.ItemId].SuggestionId, items[c.Choice.ItemId].TextId, today)?.Alike ?? []);
        var ids = alike.Values.SelectMany(a => a).Distinct().ToList();
        var given = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.SuggestionId) && c.LeadBureauId != null && c.AssignedOn != null)
            .Select(c => new { c.SuggestionId, c.Suggestion!.Number, Lead = c.LeadBureauId!.Value }).ToListAsync(ct);
        var others = given.Select(g => (g.SuggestionId, Words: $"相似的第{g.Number}号已交", g.Lead))
            .Concat(read.Where(c => c.Lead is not null).Select(c => (items[c.Choice.ItemId].SuggestionId, Words: $"相似的{c.Name}这次交", Lead: c.Lead!.Id)))
            .ToLookup(o => o.SuggestionId);
        return (from c in read
                from a in alike[c.Choice.ItemId]
                from o in others[a]
                where c.Lead is not null && o.Lead != c.Lead.Id
                select (c.Choice.ItemId, Words: o.Words + names.NameOf(o.Lead))).ToLookup(w => w.ItemId, w => w.Words);
    }

    private sealed record FoundItem(WorkItem Item, Guid SuggestionId, string Number, Guid? LeadId, string? Lead, long TextId)
    {
        public string Name => $"第{Number}号";

        public bool IsOpen => Item.Status == WorkItemStatus.Open;

        /// <summary>Who was faster.</summary>
        public string Taken => Item.Status == WorkItemStatus.Decided
            ? $"{Item.Decider}已于{Item.ClosedAt?.ToOffset(BeijingTime.Offset):M月d日 HH:mm}交办给{Lead}，您这一行没有生效"
            : "已不用交办";
    }
}
