using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Suggestions;

/// <summary>登记: takes a suggestion in and opens its case; the liaison body does.</summary>
public sealed class RegisterSuggestion(UnitRunner units, CaseEngine engine, StartDefinitions starts)
{
    /// <summary>Registers one suggestion and returns its case.</summary>
    /// <exception cref="InvalidInputException">A field is missing or wrong, or the number is taken.</exception>
    public Task<Guid> RunAsync(Actor actor, SuggestionInput input, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        if (!actor.Is(Roles.Liaison))
            throw new NotAllowedException("只有代联工委可以登记建议。");
        if (SuggestionRules.Check(input, unit.Today) is { Count: > 0 } errors)
            throw new InvalidInputException(errors);
        return await AddAsync(unit, input, ct);
    }, ct);

    /// <summary>Adds a checked suggestion inside a transaction, and starts its case.</summary>
    internal async Task<Guid> AddAsync(Unit unit, SuggestionInput input, CancellationToken ct)
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
        var order = 0;
        foreach (var d in input.Deputies.Where(d => !string.IsNullOrWhiteSpace(d.Name)))
            suggestion.Deputies.Add(new SuggestionDeputy { SuggestionId = suggestion.Id, Deputy = await DeputyAsync(db, d, ct), Order = order++ });
        var c = new Case { SuggestionId = suggestion.Id, Suggestion = suggestion, OpenedAt = unit.Now };
        db.Suggestions.Add(suggestion);
        db.Cases.Add(c);
        unit.Record(new SuggestionRegistered(suggestion.Id, number), c.Id, $"登记{session.Name}第{number}号建议《{suggestion.Title}》");
        await db.SaveChangesAsync(ct);
        await engine.StartAsync(unit, c, await starts.ForAsync(input.Kind, ct), ct);
        await db.SaveChangesAsync(ct);
        return c.Id;
    }

    private static async Task<Deputy> DeputyAsync(ReplyFlowDb db, ProposerInput input, CancellationToken ct)
    {
        var (name, delegation) = (input.Name.Trim(), input.Delegation.Trim());
        var known = await db.Deputies.FirstOrDefaultAsync(d => d.Name == name && (delegation == "" || d.Delegation == "" || d.Delegation == delegation), ct);
        if (known is null)
        {
            known = new Deputy { Name = name };
            db.Deputies.Add(known);
        }
        known.Delegation = Keep(known.Delegation, delegation);
        known.Email = Keep(known.Email, input.Email.Trim());
        known.Phone = Keep(known.Phone, input.Phone.Trim());
        await db.SaveChangesAsync(ct);
        return known;
    }

    private static string Keep(string old, string given) => given.Length > 0 ? given : old;
}
