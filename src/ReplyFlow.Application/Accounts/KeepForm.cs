using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Application.Accounts;

/// <summary>Keeps a form that could not be sent for its person, encrypted by whoever calls. What is too old is thrown away with it.</summary>
public sealed class KeepForm(UnitRunner units)
{
    /// <summary>Most forms kept for one person; the oldest goes first.</summary>
    public const int MostOfOnePerson = 5;

    /// <summary>How long a form is kept.</summary>
    public static TimeSpan Time { get; } = TimeSpan.FromHours(1);

    /// <returns>Its number; null where the person has no account in use any more.</returns>
    public Task<Guid?> RunAsync(Guid personId, byte[] content, CancellationToken ct) => units.RunAsync(null, async unit =>
    {
        if (!await unit.Db.Users.AnyAsync(u => u.Id == personId && u.IsActive, ct))
            return null;
        var old = unit.Now - Time;
        var surplus = await unit.Db.KeptForms.Where(f => f.PersonId == personId && f.KeptAt > old)
            .OrderByDescending(f => f.KeptAt).Skip(MostOfOnePerson - 1).Select(f => f.Id).ToListAsync(ct);
        await unit.Db.KeptForms.Where(f => f.KeptAt <= old || surplus.Contains(f.Id)).ExecuteDeleteAsync(ct);
        return (Guid?)unit.Db.KeptForms.Add(new KeptForm { PersonId = personId, KeptAt = unit.Now, Content = content }).Entity.Id;
    }, ct);
}
