using QuestPDF.Fluent;
using QuestPDF.Infrastructure;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Pdf;

namespace ReplyFlow.QuestPdf;

/// <summary>Paints with QuestPDF. Files claim PDF/A-2a; unlike the built-in writer's they differ from run to run, QuestPDF making them so.</summary>
public sealed class QuestPdfPainter : IDocumentPainter
{
    /// <summary>The environment variable naming the QuestPDF licence held: Community, Professional, Enterprise or Evaluation.</summary>
    public const string LicenceVariable = "REPLYFLOW_QUESTPDF_LICENSE";

    /// <summary>Prepares QuestPDF: the licence, and no fonts but those registered.</summary>
    /// <exception cref="PainterException">No licence is named.</exception>
    public QuestPdfPainter()
    {
        if (!Enum.TryParse<LicenseType>(Environment.GetEnvironmentVariable(LicenceVariable), ignoreCase: true, out var licence))
            throw new PainterException(LicenceVariable, "使用 QuestPDF 须先取得许可，并在此写明种类（Professional、Enterprise 等）；其免费许可不适用于政府机关。");
        global::QuestPDF.Settings.License = licence;
        global::QuestPDF.Settings.UseEnvironmentFonts = false;
        global::QuestPDF.Settings.CheckIfAllTextGlyphsAreAvailable = true;
    }

    /// <inheritdoc/>
    public byte[] Paint(PageDocument document, FontBook fonts) => Document
        .Create(container =>
        {
            foreach (var page in document.Pages)
            {
                container.Page(descriptor =>
                {
                    descriptor.Size((float)page.Width, (float)page.Height, Unit.Millimetre);
                    descriptor.Margin(0);
                    PageContent.Compose(descriptor.Content(), page, fonts);
                });
            }
        })
        .WithMetadata(new DocumentMetadata
        {
            Title = document.Info.Title,
            Author = document.Info.Author,
            Subject = document.Info.Subject,
            Creator = "ReplyFlow",
            Language = "zh-CN",
            CreationDate = document.Info.CreatedOn,
            ModifiedDate = document.Info.CreatedOn,
        })
        .WithSettings(new DocumentSettings { PDFA_Conformance = PDFA_Conformance.PDFA_2A })
        .GeneratePdf();
}
