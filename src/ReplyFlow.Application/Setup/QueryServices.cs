using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Cases;

namespace ReplyFlow.Application.Setup;

/// <summary>Registers the readers: a class a subject, one of each a scope.</summary>
internal static class QueryServices
{
    /// <summary>Adds them. They read by the scope's database, so that within a transaction they see what it has written.</summary>
    public static IServiceCollection AddQueries(this IServiceCollection services) => services
        .AddScoped<CaseQueries>()
        .AddScoped<CaseDocumentQueries>()
        .AddScoped<CaseHistoryQueries>()
        .AddScoped<CaseListQueries>();
}
