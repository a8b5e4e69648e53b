using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Statistics;
using ReplyFlow.Web.Tests.Authorisation;

namespace ReplyFlow.Web.Tests.SecretDeputies;

/// <summary>Every address that can be opened, with everything that belongs to a case: <see cref="EndpointTable"/> has a row for each endpoint, and a test holds it to that.</summary>
internal static class EveryAddress
{
    /// <summary>
    /// The register of all deputies names them; it does not say who proposed what. The administrator and the liaison body keep it.
    /// </summary>
    private static readonly string[] Register = ["GET /Settings/Deputies/Index", "GET /Settings/Deputies/Index?handler=Export", "GET /Settings/Deputies/Edit"];

    public static async Task<IReadOnlyList<(string Endpoint, string Address)>> ListAsync(ReplyFlowDb db, Guid caseId)
    {
        var ids = await IdsAsync(db, caseId);
        var found = new List<(string, string)>();
        foreach (var row in EndpointTable.Rows.Where(r => r.Endpoint.StartsWith("GET ", StringComparison.Ordinal) && !Register.Contains(r.Endpoint)))
            foreach (var address in Filled(row.Address, ids))
                found.AddRange(Variants(address).Select(a => (row.Endpoint, a)));
        return found;
    }

    private static async Task<Dictionary<string, List<Guid>>> IdsAsync(ReplyFlowDb db, Guid caseId)
    {
        var items = await db.WorkItems.Where(w => w.CaseId == caseId).Select(w => new { w.Id, w.MessageId }).ToListAsync();
        return new()
        {
            ["{case}"] = [caseId],
            ["{item}"] = [.. items.Select(i => i.Id)],
            ["{deliveryItem}"] = [.. items.Where(i => i.MessageId is not null).Select(i => i.Id)],
            ["{letter}"] = await db.Letters.Where(l => l.CaseId == caseId).Select(l => l.Id).ToListAsync(),
            ["{number}"] = await db.DocumentNumbers.Where(n => n.CaseId == caseId).Select(n => n.Id).ToListAsync(),
            ["{notice}"] = await db.Notices.Where(n => n.CaseId == caseId).Select(n => n.Id).ToListAsync(),
            ["{attachment}"] = await db.Attachments.Where(a => a.CaseId == caseId).Select(a => a.Id).ToListAsync(),
            ["{message}"] = await db.Outbox.Where(m => m.CaseId == caseId).Select(m => m.Id).ToListAsync(),
            ["{session}"] = await db.Sessions.Select(s => s.Id).ToListAsync(),
            ["{bureau}"] = await db.Bureaus.Select(b => b.Id).ToListAsync(),
            ["{person}"] = await db.Users.OrderBy(u => u.UserName).Select(u => u.Id).Take(1).ToListAsync(),
        };
    }

    private static IEnumerable<string> Filled(string address, Dictionary<string, List<Guid>> ids)
    {
        IEnumerable<string> addresses = [address];
        foreach (var (name, values) in ids)
            addresses = addresses.SelectMany(a => a.Contains(name, StringComparison.Ordinal) ? values.Select(v => a.Replace(name, v.ToString(), StringComparison.Ordinal)) : [a]);
        return addresses;
    }

    /// <summary>Both kinds of file, every figure, every part of the history, every list narrowed to what is under supervision.</summary>
    private static IEnumerable<string> Variants(string address)
    {
        if (address.Contains("format=", StringComparison.Ordinal))
            return [.. new[] { "csv", "xlsx" }.SelectMany(f => Figures(address[..address.IndexOf("format=", StringComparison.Ordinal)] + "format=" + f))];
        return address.StartsWith("/cases/", StringComparison.Ordinal) && Guid.TryParse(address["/cases/".Length..], out _)
            ? [address, .. Enum.GetNames<CaseEventGroup>().Select(g => $"{address}?show={g}")]
            : Figures(address);
    }

    private static IEnumerable<string> Figures(string address) => address.Contains("measure=", StringComparison.Ordinal)
        ? Enum.GetNames<CaseMeasure>().Select(m => System.Text.RegularExpressions.Regex.Replace(address, "measure=[A-Za-z]+", $"measure={m}"))
        : [address];
}
