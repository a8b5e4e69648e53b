using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Application.Accounts;

/// <summary>退出登录: ends one sign-in, wherever its cookie was copied to; the person's other ones go on.</summary>
public sealed class EndSignIn(UnitRunner units)
{
    /// <summary>Ends it; nothing where it has ended.</summary>
    public Task RunAsync(Guid signIn, CancellationToken ct) => units.RunAsync(null, async unit =>
    {
        if (!await unit.Db.EndedSignIns.AnyAsync(s => s.Id == signIn, ct))
            unit.Db.EndedSignIns.Add(new EndedSignIn { Id = signIn, EndedAt = unit.Now });
    }, ct);
}
