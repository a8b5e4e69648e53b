using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Letters;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Cli.Demo;

/// <summary>What stands in for the scan of a paper.</summary>
internal static class DemoScan
{
    /// <summary>A page that says which paper it stands for.</summary>
    public static AttachmentUpload Of(IServiceProvider services, string paper) => new(
        $"{paper}.pdf", new MemoryStream(services.GetRequiredService<LetterRenderer>().Print(new Letter
        {
            Template = Bureau.GenericProfile,
            Issuer = "云川市人大常委会代联工委",
            Title = $"代表{paper}",
            Addressees = [],
            Body = $"{paper}的扫描件。",
            Signature = "代表签名",
            Date = new DateOnly(2020, 2, 20),
        }).Pdf));
}
