using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Accounts;

/// <summary>Writes a kept form anew under its number; how long it is kept does not change.</summary>
public sealed class ReplaceKeptForm(UnitRunner units)
{
    /// <summary>Replaces it; nothing where it is not there, or another person's.</summary>
    public Task RunAsync(Guid personId, Guid id, byte[] content, CancellationToken ct) => units.RunAsync(null,
        unit => unit.Db.KeptForms.Where(f => f.Id == id && f.PersonId == personId).ExecuteUpdateAsync(f => f.SetProperty(x => x.Content, content), ct), ct);
}
