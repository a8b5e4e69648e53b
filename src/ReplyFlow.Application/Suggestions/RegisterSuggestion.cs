using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Data;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Suggestions;

/// <summary>A suggestion that was registered.</summary>
/// <param name="CaseId">Its case.</param>
/// <param name="SuggestionId">The suggestion.</param>
/// <param name="Number">The suggestion's number as stored.</param>
/// <param name="Notes">What was changed besides, in Chinese: a deputy's address.</param>
public sealed record RegisteredSuggestion(Guid CaseId, Guid SuggestionId, string Number, IReadOnlyList<string> Notes);

/// <summary>登记: takes a suggestion in and opens its case; the liaison body does.</summary>
public sealed class RegisterSuggestion(UnitRunner units, CaseEngine engine, DefinitionQueries definitions, AttachmentIntake intake)
{
    /// <summary>Registers one suggestion without files.</summary>
    /// <exception cref="InvalidInputException">A field is missing or wrong, or the number is taken.</exception>
    public Task<RegisteredSuggestion> RunAsync(Actor actor, SuggestionInput input, CancellationToken ct) => RunAsync(actor, input, [], ct);

    /// <summary>Registers one suggestion with its signed original, photos and the like.</summary>
    /// <exception cref="InvalidInputException">A field is missing or wrong, the number is taken, or a file was refused.</exception>
    public async Task<RegisteredSuggestion> RunAsync(Actor actor, SuggestionInput input, IReadOnlyList<AttachmentUpload> uploads, CancellationToken ct)
    {
        if (!actor.Is(Roles.Liaison))
            throw new NotAllowedException("只有代联工委可以登记建议。");
        await using var files = await intake.CheckAsync(uploads, ct);
        return await units.RunAsync(actor, async unit =>
        {
            if (SuggestionRules.Check(input, unit.Today).Concat(files.Faults).ToList() is { Count: > 0 } errors)
                throw new InvalidInputException(errors);
            var registered = await AddAsync(unit, input, ct);
            if (files.Any)
                await intake.AddAsync(unit, actor, registered.CaseId, AttachmentSubject.Suggestion, registered.SuggestionId, files, ct);
            return registered;
        }, ct);
    }

    /// <summary>Adds a checked suggestion inside a transaction, and starts its case.</summary>
    private async Task<RegisteredSuggestion> AddAsync(Unit unit, SuggestionInput input, CancellationToken ct)
    {
        var db = unit.Db;
        await db.LockAsync(LockSubject.Suggestions, ct);
        var session = await db.Sessions.FirstOrDefaultAsync(s => s.Name == input.Session.Trim(), ct)
            ?? throw new InvalidInputException("Session", $"没有“{Excerpt.Of(input.Session)}”这一届次，请先在“设置—会议届次”中添加。");
        var facts = input.ToFacts();
        var withdrawn = await SuggestionNumbers.TakeAsync(unit, session, input.Kind, facts, null, ct);
        if (withdrawn is not null && !input.ReplacesWithdrawn)
            throw new InvalidInputException("ReplacesWithdrawn", $"{session.Name}第{facts.Number}号建议《{withdrawn.Title}》登记过，已经撤回。现在登记的是它更正后的内容的，请勾选后再登记。");
        var (deputies, notes) = (new List<Deputy>(), new List<string>());
        var directory = await DeputyDirectory.ReadAsync(db, input.Named, ct);
        foreach (var named in input.Named)
        {
            var (deputy, isNew) = directory.Find(named, notes);
            if (isNew)
                db.Deputies.Add(deputy);
            deputies.Add(deputy);
        }
        var id = Guid.CreateVersion7();
        if (withdrawn is not null)
            await ReplaceAsync(unit, withdrawn, id, ct);
        var c = Add(unit, id, session, input.Kind, facts, deputies, string.Concat(notes), corrects: withdrawn is not null);
        await StartAsync(unit, [c], input.Kind, ct);
        return new RegisteredSuggestion(c.Id, id, facts.Number, notes);
    }

    /// <summary>Stores what was added of one kind, and starts the cases.</summary>
    internal async Task StartAsync(Unit unit, IReadOnlyCollection<Case> cases, SuggestionKind kind, CancellationToken ct)
    {
        DeputyDirectory.Record(unit);
        await unit.Db.SaveChangesAsync(ct);
        await engine.StartAsync(unit, cases, await definitions.StartIdAsync(kind, ct), ct);
        await unit.Db.SaveChangesAsync(ct);
    }

    /// <summary>Adds a suggestion whose number is free and whose deputies are known, with its case.</summary>
    internal static Case Add(
        Unit unit, Guid id, CongressSession session, SuggestionKind kind, SuggestionFacts facts, IReadOnlyList<Deputy> deputies, string notes,
        bool corrects = false, ProposedBureaus? proposed = null)
    {
        var suggestion = new Suggestion
        {
            Id = id,
            SessionId = session.Id,
            Session = session,
            Kind = kind,
            Number = facts.Number,
            NumberValue = facts.NumberValue,
            Title = facts.Title,
            Text = facts.Text,
            Class = facts.Class,
            ProposedOn = facts.ProposedOn,
            IdentitySecret = facts.IdentitySecret,
            PublishText = facts.PublishText,
            RegisteredAt = unit.Now,
        };
        suggestion.Deputies.AddRange(deputies.Select((d, i) => new SuggestionDeputy { SuggestionId = id, DeputyId = d.Id, Deputy = d, Order = i }));
        var c = new Case { SuggestionId = id, Suggestion = suggestion, OpenedAt = unit.Now };
        unit.Db.Suggestions.Add(suggestion);
        unit.Db.Cases.Add(c);
        var summary = $"登记{session.Name}第{facts.Number}号建议《{facts.Title}》{(corrects ? "，更正已撤回的同号建议" : "")}";
        unit.Record(
            new SuggestionRegistered(id, facts.Number, notes, [.. deputies.Select(d => d.Id)], suggestion.Sha256())
            {
                Proposed = proposed is null || proposed == ProposedBureaus.None ? null : proposed,
            }, c.Id, summary);
        return c;
    }

    /// <summary>A withdrawn suggestion gives its number up, before the one that takes it is stored.</summary>
    private static async Task ReplaceAsync(Unit unit, Suggestion withdrawn, Guid by, CancellationToken ct)
    {
        withdrawn.ReplaceBy(by);
        var old = await unit.Db.Cases.Where(x => x.SuggestionId == withdrawn.Id).Select(x => x.Id).FirstAsync(ct);
        unit.Record(new SuggestionReplaced(withdrawn.Id, by), old, "撤回的编号按更正后的内容重新登记");
        await unit.Db.SaveChangesAsync(ct);
    }
}
