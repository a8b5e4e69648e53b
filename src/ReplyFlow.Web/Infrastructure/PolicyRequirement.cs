using Microsoft.AspNetCore.Authorization;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Asks for an actor whom one of <see cref="Policies"/> lets in.</summary>
/// <param name="Policy">The policy's name.</param>
public sealed record PolicyRequirement(string Policy) : IAuthorizationRequirement;
