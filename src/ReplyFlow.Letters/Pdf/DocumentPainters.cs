using System.Reflection;

namespace ReplyFlow.Letters.Pdf;

/// <summary>Chooses the painter by name, so that the product needs no reference to an adapter it was built without.</summary>
public static class DocumentPainters
{
    /// <summary>The environment variable that names the painter; absent or empty means the built-in one.</summary>
    public const string Variable = "REPLYFLOW_PAINTER";

    /// <summary>Lets the adapter's own errors through as they are.</summary>
    private const BindingFlags Unwrapped = BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions;

    private const string BuiltIn = "builtin", QuestPdf = "questpdf";

    /// <summary>The painter the environment asks for.</summary>
    /// <exception cref="PainterException">Unknown, or the product was built without its adapter.</exception>
    public static IDocumentPainter FromEnvironment() => Create(Environment.GetEnvironmentVariable(Variable));

    /// <summary>A painter by name, <c>builtin</c> or <c>questpdf</c>.</summary>
    /// <exception cref="PainterException">Unknown, or the product was built without its adapter.</exception>
    public static IDocumentPainter Create(string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Equals(BuiltIn, StringComparison.OrdinalIgnoreCase)) return new PdfPainter();
        if (!name.Equals(QuestPdf, StringComparison.OrdinalIgnoreCase))
            throw new PainterException(Variable, $"应为 {BuiltIn} 或 {QuestPdf}，实为“{name}”。");
        var adapter = Type.GetType("ReplyFlow.QuestPdf.QuestPdfPainter, ReplyFlow.QuestPdf");
        return adapter is not null && Activator.CreateInstance(adapter, Unwrapped, null, null, null) is IDocumentPainter painter ? painter
            : throw new PainterException(Variable, "本程序构建时没有带上 QuestPDF，请用 dotnet build -p:PdfPainter=QuestPdf 重新构建。");
    }
}
