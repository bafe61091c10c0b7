using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;
using Npgsql;
using Veritas.Bench.Alternative;

// What the usual backend does with a monitoring event: a POST each, the token verified, one row, one commit, then the
// answer. Written as well as that can be: nothing blocks, connections to PostgreSQL are pooled, the statement is
// prepared, JSON is read by generated code, only warnings are logged.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.ConfigureHttpJsonOptions(json =>
{
    json.SerializerOptions.PropertyNamingPolicy = System.Text.Json.JsonNamingPolicy.SnakeCaseLower;
    json.SerializerOptions.TypeInfoResolverChain.Insert(0, EventJson.Default);
});
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(NpgsqlDataSource.Create(builder.Configuration.GetConnectionString("Veritas")!));
builder.Services.AddSingleton<EventTable>();
builder.Services.AddAuthorization();
builder
    .Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
    .AddJwtBearer(bearer =>
    {
        bearer.MapInboundClaims = false;
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            IssuerSigningKey = new SymmetricSecurityKey(
                Convert.FromBase64String(builder.Configuration["Veritas:Jwt:Key"]!)
            ),
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidIssuer = "veritas",
            ValidAudience = "veritas",
        };
    });

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapGet("/health", () => TypedResults.Ok());
app.MapPost(
        "/events",
        async (EventBody e, EventTable table, HttpContext http, CancellationToken cancel) =>
        {
            await table.StoreAsync(e, cancel);
            http.Response.StatusCode = StatusCodes.Status201Created;
            http.Response.ContentLength = 0;
        }
    )
    .RequireAuthorization();
app.Run();
