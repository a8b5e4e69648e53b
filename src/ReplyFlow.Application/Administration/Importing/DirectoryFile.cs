using ReplyFlow.Application.Core;
using ReplyFlow.Application.Suggestions.Importing;

namespace ReplyFlow.Application.Administration.Importing;

/// <summary>A row of a list of bodies, as it is written.</summary>
public sealed record BodyRow(int Row, string Name, string ShortName, string Kind, string SeriesPrefix, string Email, string Delivery, string Divisions);

/// <summary>A row of a list of people, as it is written.</summary>
public sealed record StaffRow(int Row, string Bureau, string Division, string Name, string UserName, string Roles, string Email, string Phone);

/// <summary>Reads lists of bodies and of people: .xlsx, .xls, .csv, tab separated text, with a heading row.</summary>
public static class DirectoryFile
{
    /// <summary>Largest file accepted, in bytes.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>Most rows accepted.</summary>
    public const int MaxRows = 1000;

    private static readonly ImportColumns Bodies = new(
    [
        ("name", ["单位全称", "全称", "单位名称"]),
        ("shortName", ["单位简称", "简称"]),
        ("kind", ["单位类型", "类型"]),
        ("prefix", ["机关代字", "代字"]),
        ("email", ["邮箱", "电子邮箱", "接收抄送的邮箱"]),
        ("copiesBy", ["抄送方式", "送达方式"]),
        ("divisions", ["处室", "科室", "内设机构"]),
        (ImportColumns.Ignored, ["序号", "备注"]),
    ],
    ["name", "shortName"]);

    private static readonly ImportColumns People = new(
    [
        ("bureau", ["单位", "单位全称", "单位简称", "所在单位"]),
        ("division", ["处室", "科室", "部门"]),
        ("name", ["姓名"]),
        ("userName", ["登录名", "用户名", "账号"]),
        ("roles", ["岗位", "角色"]),
        ("email", ["邮箱", "电子邮箱"]),
        ("phone", ["电话", "联系电话", "手机"]),
        (ImportColumns.Ignored, ["序号", "备注"]),
    ],
    ["bureau", "name", "userName", "roles"]);

    /// <summary>A list of bodies.</summary>
    /// <exception cref="InvalidInputException">The file is not readable as such; the message names the file and what was expected.</exception>
    public static IReadOnlyList<BodyRow> ReadBodies(string name, byte[] bytes) => Read(Bodies, name, bytes, (row, get) =>
        new BodyRow(row, get("name"), get("shortName"), get("kind"), get("prefix"), get("email"), get("copiesBy"), get("divisions")));

    /// <summary>A list of people.</summary>
    /// <exception cref="InvalidInputException">The file is not readable as such; the message names the file and what was expected.</exception>
    public static IReadOnlyList<StaffRow> ReadPeople(string name, byte[] bytes) => Read(People, name, bytes, (row, get) =>
        new StaffRow(row, get("bureau"), get("division"), get("name"), get("userName"), get("roles"), get("email"), get("phone")));

    /// <summary>Several names in one cell.</summary>
    internal static IReadOnlyList<string> List(string cell) =>
        cell.Split(['、', ',', '，', ';', '；', '\n', '\r', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IReadOnlyList<T> Read<T>(ImportColumns columns, string name, byte[] bytes, Func<int, Func<string, string>, T> row)
    {
        if (bytes.Length > MaxBytes)
            throw new InvalidInputException("File", $"{name}有 {bytes.Length:N0} 字节，上限是 {MaxBytes:N0} 字节。");
        if (Path.GetExtension(name).ToLowerInvariant() is not (".csv" or ".xlsx" or ".xls" or ".txt" or ".tsv"))
            throw new InvalidInputException("File", $"{name}应是 .xlsx 或 .csv 文件。");
        var rows = columns.Table(name, bytes, MaxRows);
        return rows.Count switch
        {
            0 => throw new InvalidInputException("File", $"{name}里没有内容。"),
            > MaxRows => throw new InvalidInputException("File", $"{name}有 {rows.Count} 行，一次最多 {MaxRows} 行。"),
            _ => [.. rows.Select(r => row(r.Row, field => r.Cells.GetValueOrDefault(field, "").Trim()))],
        };
    }
}
