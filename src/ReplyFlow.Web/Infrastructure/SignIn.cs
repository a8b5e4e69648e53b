using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Sign-in by cookie; the account behind it is read anew for every request.</summary>
public static class SignIn
{
    /// <summary>Registers sign-in and the policies.</summary>
    public static WebApplicationBuilder AddSignIn(this WebApplicationBuilder builder)
    {
        var web = builder.Configuration.GetSection(WebSettings.Section).Get<WebSettings>() ?? new();
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentActor>();
        services.AddScoped<SignInFlow>().AddScoped<ReAuthentication>().AddScoped<KnownDevice>();
        services.AddSingleton<FormOwner>().AddScoped<FormKeeper>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, o => ConfigureCookie(o, web));
        services.AddSingleton<IAuthorizationPolicyProvider, PolicyProvider>();
        services.AddScoped<IAuthorizationHandler, RoleHandler>();
        services.AddAuthorization(o => o.FallbackPolicy = DenyByDefault.Policy);
        services.AddSingleton<SetUpState>();
        return builder;
    }

    private static void ConfigureCookie(CookieAuthenticationOptions o, WebSettings web)
    {
        o.Cookie.Name = "ReplyFlow.SignIn";
        o.Cookie.HttpOnly = true;
        o.Cookie.SameSite = SameSiteMode.Lax;
        o.Cookie.SecurePolicy = Protection.CookieSecurity(web);
        o.ExpireTimeSpan = TimeSpan.FromHours(web.SignInHours);
        o.SlidingExpiration = true;
        o.LoginPath = Links.Login;
        o.AccessDeniedPath = Links.Error(StatusCodes.Status403Forbidden);
        o.ReturnUrlParameter = "returnUrl";
        o.Events.OnValidatePrincipal = ActorValidation.ValidateAsync;
        o.Events.OnRedirectToLogin = LoginRedirect.ToLoginAsync;
        o.Events.OnRedirectToAccessDenied = LoginRedirect.DeniedAsync;
    }
}
