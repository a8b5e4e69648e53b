using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Data;
using ReplyFlow.Domain.Audit;

namespace ReplyFlow.Application.Administration;

/// <summary>A deputy's address, name and telephone in the register are the last that the trail says. Those of whom it says nothing are not compared.</summary>
internal static class RegisterVerification
{
    private static readonly string[] Kinds =
        [AuditFact.KindOf<DeputyCreated>(), AuditFact.KindOf<DeputyChanged>(), AuditFact.KindOf<DeputyAddressCorrected>()];

    /// <summary>Finds addresses that were changed behind the program.</summary>
    public static async Task<IReadOnlyList<(string Subject, string Message)>> RunAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var (last, names, phones) = (new Dictionary<Guid, string>(), new Dictionary<Guid, string>(), new Dictionary<Guid, string>());
        await foreach (var e in db.Audit.AsNoTracking().Where(a => Kinds.Contains(a.Kind)).OrderBy(a => a.Seq).AsAsyncEnumerable().WithCancellation(ct))
            if (Of(Read(e)) is { Email: { } email } now)
            {
                last[now.Id] = email.Trim();
                if (now.Name is { } name)
                    names[now.Id] = name.Trim();
                if (now.Phone is { } phone)
                    phones[now.Id] = phone;
            }
        var deputies = await db.Deputies.AsNoTracking().Select(d => new { d.Id, d.Name, d.Email, d.Phone }).ToListAsync(ct);
        return
        [
            .. from d in deputies
               where last.TryGetValue(d.Id, out var email) && email != d.Email
               select (d.Name, "代表名册里的邮箱与经过中最后记录的不同"),
            .. from d in deputies
               where names.TryGetValue(d.Id, out var name) && name != d.Name
               select (d.Name, "代表名册里的姓名与经过中最后记录的不同"),
            .. from d in deputies
               where phones.TryGetValue(d.Id, out var phone) && phone != d.Phone
               select (d.Name, "代表名册里的电话与经过中最后记录的不同"),
            .. last.Keys.Except(deputies.Select(d => d.Id)).Select(id => (names.GetValueOrDefault(id, ""), $"经过中记录了代表 {id}，名册里却没有了")),
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

    private static (Guid Id, string? Email, string? Name, string? Phone) Of(AuditFact? fact) => fact switch
    {
        DeputyCreated f => (f.Id, f.After.Email, f.After.Name, f.Phone),
        DeputyChanged f => (f.Id, f.After.Email, f.After.Name, f.Phone),
        DeputyAddressCorrected f => (f.Id, f.Address, null, f.Phone),
        _ => default,
    };
}
