namespace ReplyFlow.Application.Attachments.Pdf;

/// <summary>Why a PDF is refused, in Chinese: sentences without their ends, each with the way out.</summary>
internal static class PdfFaults
{
    private const string Print = "请重新打印成 PDF 再上传";

    public const string Archive = $"在文件里夹带了压缩包，{Print}";
    public const string Closed = $"PDF 加了密码，或用了少见的压缩方式，看不出里面有什么，{Print}";
    public const string TooMuch = $"PDF 过于复杂，不能检查，{Print}";

    /// <summary>A name in it acts.</summary>
    public static string Acts(string name) => $"PDF 里含有脚本、附件、表单提交或打开别的文件的指令（{name}），{Print}";
}
