using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Data;
using ReplyFlow.Domain.Audit;

namespace ReplyFlow.Application.Administration;

/// <summary>A deputy's address in the register is the last that the trail says. Deputies of whose address it says nothing are not compared.</summary>
internal static class RegisterVerification
{
    private static readonly string[] Kinds =
        [AuditFact.KindOf<DeputyCreated>(), AuditFact.KindOf<DeputyChanged>(), AuditFact.KindOf<DeputyAddressCorrected>()];

    /// <summary>Finds addresses that were changed behind the program.</summary>
    public static async Task<IReadOnlyList<(string Subject, string Message)>> RunAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var last = new Dictionary<Guid, string>();
        await foreach (var e in db.Audit.AsNoTracking().Where(a => Kinds.Contains(a.Kind)).OrderBy(a => a.Seq).AsAsyncEnumerable().WithCancellation(ct))
            if (Of(Read(e)) is { Email: { } email } now)
                last[now.Id] = email.Trim();
        var deputies = await db.Deputies.AsNoTracking().Select(d => new { d.Id, d.Name, d.Email }).ToListAsync(ct);
        return
        [
            .. from d in deputies
               where last.TryGetValue(d.Id, out var email) && email != d.Email
               select (d.Name, "代表名册里的邮箱与经过中最后记录的不同"),
        ];
    }

    /// <summary>The facts of a row; null where somebody made something else of them, which the chain tells.</summary>
    internal static AuditFact? Read(AuditEvent e)
    {
        try
        {
            return AuditFact.Read(e);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static (Guid Id, string? Email) Of(AuditFact? fact) => fact switch
    {
        DeputyCreated f => (f.Id, f.After.Email),
        DeputyChanged f => (f.Id, f.After.Email),
        DeputyAddressCorrected f => (f.Id, f.Address),
        _ => default,
    };
}
