using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Administration.Organisation;

/// <summary>Checks what is said about a body and writes it into the row.</summary>
internal static class BureauChecks
{
    /// <summary>Checks and applies; errors are collected, nothing is thrown.</summary>
    /// <param name="db">The database.</param>
    /// <param name="check">Collects the errors.</param>
    /// <param name="bureau">The row.</param>
    /// <param name="input">The form.</param>
    /// <param name="prefix">What the form's field names start with.</param>
    /// <param name="ct">Cancels the queries.</param>
    public static async Task ApplyAsync(
        ReplyFlowDb db, InputCheck check, Bureau bureau, BureauInput input, string prefix, CancellationToken ct)
    {
        var nameField = prefix + nameof(input.Name);
        bureau.Name = check.Text(nameField, input.Name, "单位全称", 60);
        bureau.ShortName = check.Text(prefix + nameof(input.ShortName), input.ShortName, "单位简称", 20);
        bureau.Kind = input.Kind;
        if (!Enum.IsDefined(input.Kind))
            check.Fail(prefix + nameof(input.Kind), "请选择单位类型。");
        bureau.SeriesPrefix = Prefix(check, input);
        bureau.Email = check.Email(prefix + nameof(input.Email), input.Email, "接收抄送的邮箱");
        bureau.Phone = check.Phone(prefix + nameof(input.Phone), input.Phone, "联系电话");
        if (input.TemplateProfile is { } profile)
            bureau.TemplateProfile = Profile(check, prefix + nameof(input.TemplateProfile), profile);
        (bureau.IsActive, bureau.PaperOnly) = (input.IsActive, input.PaperOnly);
        if (check.IsGood(nameField) && await db.Bureaus.AnyAsync(b => b.Name == bureau.Name && b.Id != bureau.Id, ct))
            check.Fail(nameField, $"已经有“{bureau.Name}”，不能重复。");
        await AloneAsync(db, check, bureau, prefix, ct);
    }

    /// <summary>Lists and figures tell bodies apart by their short names, letters by their numbers: two with the same would run into one.</summary>
    private static async Task AloneAsync(ReplyFlowDb db, InputCheck check, Bureau bureau, string prefix, CancellationToken ct)
    {
        var (id, shortName, series) = (bureau.Id, bureau.ShortName, bureau.SeriesPrefix);
        var others = await db.Bureaus.AsNoTracking().Where(b => b.Id != id && (b.ShortName == shortName || (series != "" && b.SeriesPrefix == series)))
            .Select(b => new { b.Name, b.ShortName, b.SeriesPrefix }).ToListAsync(ct);
        if (check.IsGood(prefix + nameof(BureauInput.ShortName)) && others.Find(b => b.ShortName == shortName) is { } named)
            check.Fail(prefix + nameof(BureauInput.ShortName), $"“{shortName}”已是{named.Name}的简称。列表和统计按简称区分单位，请换一个；那个单位若已停用，可先把它的简称改为“{shortName}（原）”。");
        if (check.IsGood(nameof(BureauInput.SeriesPrefix)) && others.Find(b => series.Length > 0 && b.SeriesPrefix == series) is { } numbered)
            check.Fail(nameof(BureauInput.SeriesPrefix), $"“{series}”已是{numbered.Name}的机关代字，同一代字会编出相同的发文字号，请换一个。");
    }

    private static string Prefix(InputCheck check, BureauInput input)
    {
        const string field = nameof(input.SeriesPrefix);
        var handles = input.Kind == BureauKind.Handling;
        var prefix = check.Text(field, input.SeriesPrefix, "机关代字", 20, required: handles);
        if (prefix.Any(c => c is '〔' or '〕' or '[' or ']' || char.IsWhiteSpace(c)))
            check.Fail(field, "机关代字只写文字部分，例如“市工信函”，不带年份和括号。");
        return prefix;
    }

    private static string Profile(InputCheck check, string field, string value)
    {
        var profile = check.Text(field, value, "公文模板", 40);
        if (!profile.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            check.Fail(field, "公文模板是 templates 目录下的文件夹名，只能用英文字母、数字、- 和 _。");
        return profile;
    }
}
