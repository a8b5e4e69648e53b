using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Suggestions;

/// <summary>A suggestion that was registered.</summary>
/// <param name="CaseId">Its case.</param>
/// <param name="Notes">What was changed besides, in Chinese: a deputy's address.</param>
public sealed record RegisteredSuggestion(Guid CaseId, IReadOnlyList<string> Notes);

/// <summary>登记: takes a suggestion in and opens its case; the liaison body does.</summary>
public sealed class RegisterSuggestion(UnitRunner units, CaseEngine engine, DefinitionQueries definitions)
{
    /// <summary>Registers one suggestion.</summary>
    /// <exception cref="InvalidInputException">A field is missing or wrong, or the number is taken.</exception>
    public Task<RegisteredSuggestion> RunAsync(Actor actor, SuggestionInput input, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        if (!actor.Is(Roles.Liaison))
            throw new NotAllowedException("只有代联工委可以登记建议。");
        if (SuggestionRules.Check(input, unit.Today) is { Count: > 0 } errors)
            throw new InvalidInputException(errors);
        return await AddAsync(unit, input, ct);
    }, ct);

    /// <summary>Adds a checked suggestion inside a transaction, and starts its case.</summary>
    internal async Task<RegisteredSuggestion> AddAsync(Unit unit, SuggestionInput input, CancellationToken ct)
    {
        var db = unit.Db;
        var session = await db.Sessions.FirstOrDefaultAsync(s => s.Name == input.Session.Trim(), ct)
            ?? throw new InvalidInputException("Session", $"没有“{input.Session}”这一届次，请先在“设置—会议届次”中添加。");
        SuggestionNumber.TryParse(input.Number, out var number, out var value);
        if (await db.Suggestions.AnyAsync(s => s.SessionId == session.Id && s.Kind == input.Kind && s.NumberValue == value, ct))
            throw new InvalidInputException("Number", $"{session.Name}第{number}号建议已经登记过，不能重复登记。");
        var suggestion = new Suggestion
        {
            SessionId = session.Id,
            Session = session,
            Kind = input.Kind,
            Number = number,
            NumberValue = value,
            Title = input.Title.Trim(),
            Text = input.Text.ReplaceLineEndings("\n").Trim(),
            Class = input.Class.Trim(),
            ProposedOn = input.ProposedOn!.Value,
            IdentitySecret = input.IdentitySecret,
            PublishText = input.PublishText,
            RegisteredAt = unit.Now,
        };
        var (order, notes) = (0, new List<string>());
        foreach (var d in input.Deputies.Where(d => !string.IsNullOrWhiteSpace(d.Name)))
            suggestion.Deputies.Add(new SuggestionDeputy
            {
                SuggestionId = suggestion.Id,
                Deputy = await DeputyDirectory.FindAsync(unit, d, notes, ct),
                Order = order++,
            });
        var c = new Case { SuggestionId = suggestion.Id, Suggestion = suggestion, OpenedAt = unit.Now };
        db.Suggestions.Add(suggestion);
        db.Cases.Add(c);
        unit.Record(
            new SuggestionRegistered(suggestion.Id, number, string.Concat(notes)), c.Id, $"登记{session.Name}第{number}号建议《{suggestion.Title}》");
        await db.SaveChangesAsync(ct);
        await engine.StartAsync(unit, c, await definitions.StartIdAsync(input.Kind, ct), ct);
        await db.SaveChangesAsync(ct);
        return new RegisteredSuggestion(c.Id, notes);
    }
}
