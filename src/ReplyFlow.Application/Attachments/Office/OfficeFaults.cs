using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Attachments.Office;

/// <summary>Why a Word or Excel file is refused, in Chinese: sentences without their ends, each with the way out.</summary>
internal static class OfficeFaults
{
    private const int MostShown = 40;

    public const string Active = "含有宏、控件或嵌入的文件，请删去，或另存为 PDF 再上传";
    public const string Remote = "打开时会从别处取内容（外部的模板、链接的文件、图片或数据），请断开链接，或另存为 PDF 再上传";
    public const string Starts = "含有会启动其他程序的域（DDE），请删去，或另存为 PDF 再上传";

    public const string Leads = "含有不是网页、邮箱或电话的链接（例如指向程序或共享文件夹），请删去，或另存为 PDF 再上传";
    public const string Drawing = "里面有 SVG 图片，这种图片里可能有脚本，请换成 PNG 图片，或另存为 PDF 再上传";

    /// <summary>Something lies in it that no such file consists of.</summary>
    public static string Strange(string name) => $"里面夹带了不属于文档的内容（{Last(name)}），请用 Office 或 WPS 另存一次，或另存为 PDF 再上传";

    /// <summary>A part of it cannot be read.</summary>
    public static string Unreadable(string name) => $"里面有读不懂的部分（{Last(name)}），请用 Office 或 WPS 另存一次，或另存为 PDF 再上传";

    private static string Last(string name) => OutsideText.Clean(name.Split('/')[^1], oneLine: true, MostShown);
}
