using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Drafting;

/// <summary>沟通代表: no letter is signed before at least one contact with the deputy is logged (switch RequireContact).</summary>
internal static class ContactGate
{
    public const string SettingName = "RequireContact";

    public const string Message = "提交前请至少登记一次与代表的沟通（电话、走访、座谈或信函）。";

    public static async Task<bool> IsOpenAsync(Unit unit, Guid caseId, CancellationToken ct) =>
        await unit.Db.Contacts.AnyAsync(c => c.CaseId == caseId, ct)
        || await unit.Db.Settings.AnyAsync(s => s.Name == SettingName && s.Value == "false", ct);
}
