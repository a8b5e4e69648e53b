using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Application.Core;

/// <summary>Ends the substitutions of somebody who leaves their place.</summary>
internal static class SubstitutionEnding
{
    /// <summary>Ends everything a person takes part in who leaves, moves or hands over their work: as the one away and as the one standing in.</summary>
    /// <param name="unit">The unit of work.</param>
    /// <param name="person">Who.</param>
    /// <param name="because">What happened to them, for the audit trail: follows their name.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task EndSubstitutionsOfAsync(this Unit unit, AppUser person, string because, CancellationToken ct)
    {
        var entries = await unit.Db.Substitutions
            .Where(s => s.EndedAt == null && s.To >= unit.Today && (s.PrincipalId == person.Id || s.SubstituteId == person.Id)).ToListAsync(ct);
        foreach (var entry in entries)
            entry.End(unit.Actor!.Name, unit.Now);
        if (entries.Count > 0)
            unit.Record(new SubstitutionEnded { Ids = [.. entries.Select(e => e.Id)] }, null, $"{person.DisplayName}{because}，其代理关系（{entries.Count} 项）随之结束");
    }
}
