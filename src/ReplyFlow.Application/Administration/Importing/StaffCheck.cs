using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Administration.Importing;

/// <summary>An account that is to be opened.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Bureau">The short name of the body.</param>
/// <param name="Input">What is stored, checked.</param>
internal sealed record NewPerson(Guid Id, string Bureau, PersonInput Input)
{
    public string UserName => Input.UserName;
}

/// <summary>Looks at every row of a list of people, against what is stored and the rows before it.</summary>
internal sealed class StaffCheck
{
    private readonly ILookup<string, Bureau> _bureaus;
    private readonly ILookup<Guid, Division> _divisions;
    private readonly Dictionary<string, (string Name, Guid Bureau, IReadOnlyList<string> Roles)> _known;
    private readonly ILookupNormalizer _names;
    private readonly Dictionary<string, int> _seen = [];

    private StaffCheck(
        IEnumerable<Bureau> bureaus, IEnumerable<Division> divisions, Dictionary<string, (string, Guid, IReadOnlyList<string>)> known, ILookupNormalizer names)
    {
        _bureaus = bureaus.SelectMany(b => new[] { b.Name, b.ShortName }.Distinct(), (b, n) => (b, n)).ToLookup(x => x.n, x => x.b);
        _divisions = divisions.ToLookup(d => d.BureauId);
        (_known, _names) = (known, names);
    }

    /// <summary>One line a row.</summary>
    public List<ImportLine> Lines { get; } = [];

    /// <summary>The accounts to open; where a line is wrong, those of the lines that are right.</summary>
    public List<NewPerson> New { get; } = [];

    public static async Task<StaffCheck> RunAsync(ReplyFlowDb db, ILookupNormalizer names, IReadOnlyList<StaffRow> rows, CancellationToken ct)
    {
        var roles = (await (from ur in db.UserRoles join r in db.Roles on ur.RoleId equals r.Id select new { ur.UserId, r.Name }).ToListAsync(ct))
            .ToLookup(r => r.UserId, r => r.Name!);
        var known = await db.Users.AsNoTracking().Select(u => new { u.Id, u.NormalizedUserName, u.DisplayName, u.BureauId }).ToListAsync(ct);
        var check = new StaffCheck(
            await db.Bureaus.AsNoTracking().ToListAsync(ct), await db.Divisions.AsNoTracking().ToListAsync(ct),
            known.ToDictionary(u => u.NormalizedUserName!, u => (u.DisplayName, u.BureauId, (IReadOnlyList<string>)[.. roles[u.Id]])), names);
        foreach (var row in rows)
            check.Lines.Add(check.Look(row));
        return check;
    }

    private ImportLine Look(StaffRow row)
    {
        var check = new InputCheck();
        var shown = OutsideText.Clean($"{row.Name}（{row.UserName}）", oneLine: true, 70);
        PersonWriter.CheckUserName(check, row.UserName);
        var normalized = check.Errors.Count == 0 ? _names.NormalizeName(row.UserName)! : "";
        if (normalized.Length > 0 && !_seen.TryAdd(normalized, row.Row))
            check.Fail("UserName", $"与第 {_seen[normalized]} 行的登录名相同。");
        var bureau = Bureau(check, row.Bureau);
        if (bureau is not null && _known.TryGetValue(normalized, out var known))
            return Existing(row, shown, check, bureau, known);
        var input = PersonWriter.Clean(check, new PersonInput(
            row.UserName, row.Name, bureau?.Id ?? Guid.Empty, bureau is null ? null : Division(check, bureau, row.Division), RolesOf(check, row.Roles),
            row.Email, row.Phone));
        if (bureau is not null && check.IsGood(nameof(PersonInput.Roles)) && check.IsGood(nameof(PersonInput.DivisionId)))
            PersonWriter.CheckRoles(check, input, bureau);
        if (check.Errors.Count > 0)
            return new ImportLine(row.Row, shown, false, string.Join(" ", check.Errors.Select(e => e.Message)));
        var namesake = _known.Values.Any(k => k.Name == input.DisplayName && k.Bureau == bureau!.Id)
            || New.Exists(p => p.Input.DisplayName == input.DisplayName && p.Input.BureauId == bureau!.Id);
        New.Add(new NewPerson(Guid.CreateVersion7(), bureau!.ShortName, input));
        return new ImportLine(
            row.Row, shown, true, $"开设账号：{bureau.ShortName}，{string.Join('、', input.Roles.Select(Roles.Label))}", namesake ? "这个单位已有同名的人，请核对是否重复。" : "");
    }

    /// <summary>Somebody has the login name: the same person is left alone, another is refused.</summary>
    private static ImportLine Existing(
        StaffRow row, string shown, InputCheck check, Bureau bureau, (string Name, Guid Bureau, IReadOnlyList<string> Roles) known)
    {
        if (known.Name != row.Name || known.Bureau != bureau.Id)
            check.Fail("UserName", $"登录名“{Excerpt.Of(row.UserName)}”已是{known.Name}的，请换一个。");
        if (check.Errors.Count > 0)
            return new ImportLine(row.Row, shown, false, string.Join(" ", check.Errors.Select(e => e.Message)));
        var roles = RolesOf(new InputCheck(), row.Roles);
        var warning = roles.Order().SequenceEqual(known.Roles.Order()) ? ""
            : $"岗位现在是{string.Join('、', known.Roles.Select(Roles.Label))}，与表里的不同。需要更改的，请到“人员与账号”中改。";
        return new ImportLine(row.Row, shown, true, "已有账号，不改动", warning);
    }

    private Bureau? Bureau(InputCheck check, string name)
    {
        var found = _bureaus[name].DistinctBy(b => b.Id).ToList();
        if (found is [var one])
            return one;
        var shown = OutsideText.Clean(name, oneLine: true, 60);
        check.Fail(nameof(PersonInput.BureauId), (name.Length, found.Count) switch
        {
            (0, _) => "请填写单位。",
            (_, 0) => $"没有“{shown}”这个单位，请先在“单位与处室”中新增或导入。",
            _ => $"有 {found.Count} 个单位叫“{shown}”，请写全称。",
        });
        return null;
    }

    private Guid? Division(InputCheck check, Bureau bureau, string name)
    {
        if (name.Length == 0)
            return null;
        if (_divisions[bureau.Id].FirstOrDefault(d => d.Name == name) is { } division)
            return division.Id;
        var there = string.Join('、', _divisions[bureau.Id].Select(d => d.Name));
        check.Fail(
            nameof(PersonInput.DivisionId),
            $"{bureau.ShortName}没有“{OutsideText.Clean(name, oneLine: true, 30)}”这个处室{(there.Length > 0 ? $"，现有：{there}" : "")}。");
        return null;
    }

    private static List<string> RolesOf(InputCheck check, string cell)
    {
        var roles = new List<string>();
        foreach (var label in DirectoryFile.List(cell))
            if (Roles.All.FirstOrDefault(r => Roles.Label(r) == label) is { } role)
                roles.Add(role);
            else
                check.Fail(
                    nameof(PersonInput.Roles),
                    $"没有“{OutsideText.Clean(label, oneLine: true, 20)}”这个岗位，可用的：{string.Join('、', Roles.All.Select(Roles.Label))}。");
        return roles;
    }
}
