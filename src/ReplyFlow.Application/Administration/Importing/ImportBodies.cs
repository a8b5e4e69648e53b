using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Administration.Importing;

/// <summary>Adds many bodies with their divisions: all of a list or none. A body that is there already is not changed; divisions it lacks are added.</summary>
public sealed class ImportBodies(UnitRunner units)
{
    /// <summary>Imports the rows, or only says what would become of them.</summary>
    public async Task<ImportReport> RunAsync(Actor actor, IReadOnlyList<BodyRow> rows, bool dryRun, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        var lines = new List<ImportLine>();
        try
        {
            await units.RunAsync(actor, async unit =>
            {
                lines.Clear();
                await unit.Db.LockAsync(LockSubject.Organisation, ct);
                var names = new Dictionary<string, int>(StringComparer.Ordinal);
                foreach (var row in rows)
                    lines.Add(await RowAsync(unit, row, names, ct));
                if (dryRun || lines.Any(l => !l.Ok))
                    throw new InvalidInputException("", "没有导入。");
            }, ct);
            return new ImportReport(true, lines);
        }
        catch (InvalidInputException) when (lines.Count == rows.Count)
        {
            return new ImportReport(false, lines);
        }
    }

    private static async Task<ImportLine> RowAsync(Unit unit, BodyRow row, Dictionary<string, int> names, CancellationToken ct)
    {
        var shown = OutsideText.Clean(row.Name, oneLine: true, 60);
        if (!names.TryAdd(row.Name, row.Row))
            return new ImportLine(row.Row, shown, false, $"与第 {names[row.Name]} 行是同一个单位。");
        var check = new InputCheck();
        var known = OutsideText.IsStorable(row.Name) ? await unit.Db.Bureaus.FirstOrDefaultAsync(b => b.Name == row.Name, ct) : null;
        var bureau = known ?? new Bureau { Name = "", ShortName = "" };
        var told = known is null ? "新增单位" : "已有，不改动";
        var warning = known is null ? "" : Differences(known, row);
        if (known is null)
        {
            var (kind, paper) = (Kind(check, row.Kind), IsPaper(check, row.Delivery));
            var input = new BureauInput(row.Name, row.ShortName, kind, row.SeriesPrefix, row.Email, Bureau.GenericProfile, true, paper);
            await BureauChecks.ApplyAsync(unit.Db, check, bureau, input, "", ct);
        }
        var divisions = await DivisionsAsync(unit, check, bureau, row, ct);
        if (check.Errors.Count > 0)
            return new ImportLine(row.Row, shown, false, string.Join(" ", check.Errors.Select(e => e.Message)), warning);
        if (known is null)
        {
            unit.Db.Bureaus.Add(bureau);
            unit.Record(BureauCreated.Of(bureau), null, $"新增单位：{bureau.Name}（批量导入）");
        }
        foreach (var division in divisions)
        {
            unit.Db.Divisions.Add(division);
            unit.Record(new DivisionCreated(division.Id, bureau.Id, division.Name), null, $"新增处室：{bureau.ShortName} {division.Name}（批量导入）");
        }
        // The next row is compared with this one.
        await unit.Db.SaveChangesAsync(ct);
        return new ImportLine(row.Row, shown, true, divisions.Count == 0 ? told : $"{told}；新增处室：{string.Join('、', divisions.Select(d => d.Name))}", warning);
    }

    private static async Task<List<Division>> DivisionsAsync(Unit unit, InputCheck check, Bureau bureau, BodyRow row, CancellationToken ct)
    {
        var there = await unit.Db.Divisions.Where(d => d.BureauId == bureau.Id).Select(d => d.Name).ToListAsync(ct);
        var wanted = DirectoryFile.List(row.Divisions).Distinct().Except(there).ToList();
        return [.. wanted.Select(name => new Division { BureauId = bureau.Id, Name = check.Text("Divisions", name, "处室名称", 30) })];
    }

    private static string Differences(Bureau known, BodyRow row)
    {
        var other = new List<string>();
        void Compare(string what, string stored, string given)
        {
            if (given.Length > 0 && given != stored)
                other.Add($"{what}现在是“{stored}”，表里是“{OutsideText.Clean(given, oneLine: true, 60)}”");
        }
        Compare("简称", known.ShortName, row.ShortName);
        Compare("机关代字", known.SeriesPrefix, row.SeriesPrefix);
        Compare("邮箱", known.Email, row.Email);
        return other.Count == 0 ? "" : string.Join("；", other) + "。需要更改的，请到“单位与处室”中改。";
    }

    private static BureauKind Kind(InputCheck check, string text)
    {
        switch (text)
        {
            case "" or "承办单位":
                return BureauKind.Handling;
            case "政府办公厅" or "政府办公室" or "督查室" or "政府办公厅（督查室）":
                return BureauKind.GovernmentOffice;
            case "代联工委" or "人大代联工委":
                return BureauKind.LiaisonBody;
            default:
                check.Fail("Kind", $"单位类型应是承办单位、政府办公厅或代联工委，现在是“{OutsideText.Clean(text, oneLine: true, 20)}”。");
                return BureauKind.Handling;
        }
    }

    private static bool IsPaper(InputCheck check, string text)
    {
        var isPaper = text is "纸质" or "纸质件" or "只收纸质件";
        if (!isPaper && text is not ("" or "邮件"))
            check.Fail("CopiesBy", $"抄送方式应是邮件或只收纸质件，现在是“{OutsideText.Clean(text, oneLine: true, 20)}”。");
        return isPaper;
    }
}
