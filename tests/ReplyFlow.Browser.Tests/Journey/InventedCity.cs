using SpreadCheetah;

namespace ReplyFlow.Browser.Tests.Journey;

/// <summary>The lists that an office of a city brings on the first day: its liaison body and twelve bureaus, and the people of all of them.</summary>
internal static class InventedCity
{
    public const string Bureau = "市水务局";
    public const string LiaisonBody = "代联工委";
    public const string Office = "市府办";
    private const string Division = "业务处";

    /// <summary>Short names, and the characters that their letters' numbers begin with.</summary>
    private static readonly (string Name, string Prefix)[] Bureaus =
    [
        ("水务局", "示水函"), ("教育局", "示教函"), ("民政局", "示民函"), ("财政局", "示财函"), ("住建局", "示建函"), ("交通局", "示交函"),
        ("农业农村局", "示农函"), ("商务局", "示商函"), ("文旅局", "示文旅函"), ("卫生健康委", "示卫函"), ("市场监管局", "示市监函"), ("体育局", "示体函"),
    ];

    private static readonly (string Key, string Role, string Division)[] Staff =
    [
        ("office", "办公室", ""), ("drafter", "经办人", Division), ("head", "处室负责人", Division), ("leader", "分管领导", ""), ("signatory", "主要领导", ""),
    ];

    /// <summary>Bodies, under the headings of the product's own template.</summary>
    public static Task<byte[]> BodiesAsync() => SheetAsync(
    [
        ["单位全称", "单位简称", "单位类型", "机关代字", "邮箱", "抄送方式", "处室"],
        ["示例市人大常委会代表联络工作委员会", LiaisonBody, "代联工委", "", "liaison@demo.invalid", "邮件", ""],
        .. Bureaus.Select(b => new[] { $"示例市{b.Name}", $"市{b.Name}", "承办单位", b.Prefix, "", "邮件", $"办公室、{Division}" }),
    ]);

    /// <summary>People, five a bureau, named by their bureau's number and what they do.</summary>
    public static Task<byte[]> PeopleAsync() => SheetAsync(
    [
        ["单位", "处室", "姓名", "登录名", "岗位", "邮箱", "电话"],
        [LiaisonBody, "", "示例联络员", "liaison", "代表联络人员", "", ""],
        [Office, "", "示例交办员", "dispatcher", "交办人员", "", ""],
        .. Bureaus.SelectMany((b, i) => Staff.Select(s => new[] { $"市{b.Name}", s.Division, $"示例{b.Name[..2]}{s.Role}", $"b{i + 1}.{s.Key}", s.Role, "", "" })),
    ]);

    private static async Task<byte[]> SheetAsync(IEnumerable<string[]> rows)
    {
        using var stream = new MemoryStream();
        await using (var sheet = await Spreadsheet.CreateNewAsync(stream))
        {
            await sheet.StartWorksheetAsync("名单");
            foreach (var row in rows)
                await sheet.AddRowAsync([.. row.Select(text => new Cell(text))]);
            await sheet.FinishAsync();
        }
        return stream.ToArray();
    }
}
