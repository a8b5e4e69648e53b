using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Messages.Mail;

namespace ReplyFlow.Web.Tests.App;

/// <summary>A mail with an attachment in the product's mail folder.</summary>
internal static class SampleMail
{
    public static byte[] Pdf { get; } = "%PDF-1.7 示例"u8.ToArray();

    /// <summary>Writes it as the product writes mails to deputies.</summary>
    /// <returns>The message that it is of.</returns>
    public static async Task<Guid> SendAsync(TestApp app, string body, string subject = "示例复函")
    {
        var id = Guid.CreateVersion7();
        await using var way = app.Services.GetRequiredService<IMailTransport>().Open();
        await way.SendAsync(
            new OutgoingMail($"{id:N}@demo.invalid", "示例局", "", "祝示例代表", "deputy@demo.invalid", subject, body, new("复函.pdf", "application/pdf", Pdf))
            { AlsoHtml = true }, default);
        return id;
    }
}
