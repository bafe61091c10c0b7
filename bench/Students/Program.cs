using Veritas.Bench.Students;
using Veritas.Bench.Students.Day;

// Started by bench/Compare.
if (args is ["--day", var plan, var result])
{
    return await new DayProgram(plan, result, TimeProvider.System).Run();
}

Options options;
try
{
    options = Options.Parse(args);
}
catch (ArgumentException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    Console.Error.WriteLine(Options.Usage);
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
var pace = new Pace(TimeProvider.System, options.Speed);
var totals = new Totals();
using var door = new SemaphoreSlim(4);
using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 })
{
    BaseAddress = options.Server,
    Timeout = TimeSpan.FromSeconds(60),
};

var students = Task.WhenAll(
    Enumerable
        .Range(1, options.Students)
        .Select(number => Take(new Student(number, options, http, door, pace, totals), number))
);
while (
    await Task.WhenAny(students, Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System, CancellationToken.None))
    != students
)
{
    Console.WriteLine("  " + totals.Progress(options.Students));
}

await students;
Console.WriteLine(totals.Summary(options.Students));
return stop.IsCancellationRequested || totals.IsWell(options.Students) ? 0 : 1;

async Task Take(Student student, int number)
{
    try
    {
        await student.Run(stop.Token);
    }
    catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
    catch (Exception failure) when (failure is RefusedException or HttpRequestException or OperationCanceledException)
    {
        totals.Problem(
            failure is RefusedException refused ? refused.Code : failure.GetType().Name,
            $"student{number:00}: {failure.Message}"
        );
    }
}
