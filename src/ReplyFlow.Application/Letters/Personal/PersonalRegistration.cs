using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Outbox;

namespace ReplyFlow.Application.Letters.Personal;

/// <summary>Registers what gives deputies their links.</summary>
public static class PersonalRegistration
{
    /// <summary>
    /// Messages to deputies carry the form and the personal link from here on, and the office keeps links; data protection must be registered.
    /// </summary>
    public static IServiceCollection AddPersonalLinks(this IServiceCollection services, PublicAddress address) => services
        .AddSingleton(address).AddSingleton<LinkTokens>().AddScoped<LinkIssuer>().AddScoped<MailEnclosure, DeputyEnclosure>()
        .AddScoped<MakePaperCopy>().AddScoped<RevokeLinks>().AddScoped<LinkQueries>().AddScoped<StoppedLinksQueries>();
}
