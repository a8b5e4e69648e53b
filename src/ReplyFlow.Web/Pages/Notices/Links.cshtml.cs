using Microsoft.AspNetCore.Authorization;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Pages.Letters;

namespace ReplyFlow.Web.Pages.Notices;

/// <summary>A deputy's links to a notice.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class LinksModel(LinkQueries links, RevokeLinks revoke) : LinksPage(links, revoke, isNotice: true);
