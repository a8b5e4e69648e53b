namespace ReplyFlow.Application.Attachments.Pdf;

/// <summary>Why a PDF is refused, in Chinese: sentences without their ends, each with the way out.</summary>
internal static class PdfFaults
{
    private const string Again = "重新打印成 PDF 再上传";
    private const string Print = $"请{Again}";

    public const string Archive = $"在文件里夹带了压缩包，{Print}";
    public const string Closed = $"PDF 用了少见的压缩方式，看不出里面有什么，{Print}";
    public const string Protected = $"PDF 设了密码保护（只限制修改、打印的也算），看不出里面有什么，请取消保护，或者打开后{Again}";
    public const string TooMuch = $"PDF 过于复杂，不能检查，{Print}";

    /// <summary>A name in it acts.</summary>
    public static string Acts(string name) => $"PDF 里含有脚本、附件、表单提交或打开别的文件的指令（{name}），{Print}";
}
